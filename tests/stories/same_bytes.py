"""Checks that nothing but the articles decides on the bytes: same_bytes.py COMMAND MANIFEST FOLDER

Every order of a story's articles, -j 1 and -j 4, and extract in two runs merged in either order give the same timeline.
"""
import itertools, json, os, subprocess, sys


def run(command, *arguments):
    result = subprocess.run([command, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if result.returncode not in (0, 1):
        sys.exit("%s: exit status %d: %s" % (" ".join(arguments), result.returncode, result.stderr.decode()))
    return result.stdout


def main(command, manifest, folder):
    base = os.path.dirname(manifest)
    paths = [os.path.join(base, json.loads(line)["path"]) for line in open(manifest, encoding="utf-8")]
    build = lambda order, *options: run(command, "build", "-q", "-m", manifest, "-f", "json", *options, *order)
    first = build(paths)
    variants = {"order " + " ".join(map(os.path.basename, order)): build(order) for order in itertools.permutations(paths)}
    variants["-j 1"] = build(paths, "-j", "1")
    variants["-j 4"] = build(paths, "-j", "4")
    halves = []
    for name, part in (("a", paths[:1]), ("b", paths[1:])):
        halves.append(os.path.join(folder, name + ".jsonl"))
        with open(halves[-1], "wb") as out:
            out.write(run(command, "extract", "-q", "-m", manifest, *part))
    for order in (halves, halves[::-1]):
        variants["extract and merge " + " ".join(map(os.path.basename, order))] = run(command, "merge", "-q", "-f", "json", *order)
    different = [name for name, output in variants.items() if output != first]
    for name in different:
        print("%s: %s gives other bytes" % (manifest, name))
    print("%s: %d ways to the same %d bytes, %d differ" % (manifest, len(variants), len(first), len(different)))
    return 1 if different or not first else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
