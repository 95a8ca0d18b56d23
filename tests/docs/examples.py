"""Runs the examples of documents: examples.py COMMAND DOCUMENT...

An example is a line "$ command" inside a block (``` console in Markdown, .EX in a man page); the lines behind it, up to the
next "$" or the end of the block, are what it must print on standard output, where "..." alone on a line stands for any lines. A
command with nothing behind it must only end well. Commands run in one empty folder a document that sees the project's fixtures.

examples.py --update COMMAND README.md writes what is printed now into the document instead (make golden).
"""
import os, re, subprocess, sys, tempfile


def markdown_blocks(text):
    return re.findall(r"^```console\n(.*?)^```", text, re.M | re.S)


def man_blocks(text):
    blocks = re.findall(r"^\.EX\n(.*?)^\.EE", text, re.M | re.S)
    return [b.replace("\\-", "-").replace("\\(aq", "'").replace("\\e", "\\").replace("\\&", "") for b in blocks]


def examples(block):
    found = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append([line[2:], []])
        elif found and found[-1][0].endswith("\\"):
            found[-1][0] = found[-1][0][:-1] + line.strip()
        elif found:
            found[-1][1].append(line)
    return found


def pattern(lines):
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    parts = [r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line.rstrip()) + r"[ ]*\n" for line in lines]
    return re.compile("".join(parts) + r"\Z")


def run(command, folder, binary):
    path = os.path.dirname(os.path.abspath(binary)) + os.pathsep + os.environ["PATH"]
    return subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=folder, env=dict(os.environ, PATH=path, COLUMNS="100"),
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)


def see_project(folder):
    for name in ("fixtures", "include"):
        os.symlink(os.path.abspath(name), os.path.join(folder, name))


def check(document, binary):
    text = open(document, encoding="utf-8").read()
    blocks = man_blocks(text) if document.endswith(".1") else markdown_blocks(text)
    count = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        see_project(folder)
        for command, expected in (e for b in blocks for e in examples(b)):
            if command.startswith("make"):
                continue  # the two commands that this test runs inside of
            count += 1
            result = run(command, folder, binary)
            wrong = result.returncode not in (0, 1) if expected else result.returncode != 0
            if wrong or expected and not pattern(expected).match(result.stdout):
                failed += 1
                print("%s: $ %s\n  exit status %d, printed:\n%s%s" % (document, command, result.returncode, result.stdout, result.stderr))
    print("%s: %d examples run, %d failed" % (document, count, failed))
    return failed == 0 and count > 0


def update(document, binary):
    text = open(document, encoding="utf-8").read()
    with tempfile.TemporaryDirectory() as folder:
        see_project(folder)
        for block in markdown_blocks(text):
            new = []
            for command, expected in examples(block):
                result = run(command, folder, binary)
                new += ["$ " + command] + (result.stdout.rstrip().splitlines() if expected and "..." not in expected else expected)
            text = text.replace(block, "\n".join(new) + "\n")
    open(document, "w", encoding="utf-8").write(text)
    return True


if __name__ == "__main__":
    if sys.argv[1] == "--update":
        sys.exit(0 if update(sys.argv[3], sys.argv[2]) else 1)
    sys.exit(0 if all([check(d, sys.argv[1]) for d in sys.argv[2:]]) else 1)
