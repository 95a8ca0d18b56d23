#!/usr/bin/env python3
"""measure.py NAME INPUT COMMAND...: the least processor time (user and system, start-up included) of RUNS runs of a command, on INPUT,
a file or a folder. The word FILES in the command stands for all of INPUT's files.

Prints time, MB/s and memory. With WC in the environment, a file: the command named "wc -w" writes its time there, the others say how
many times that they took. Nothing is judged.
"""
import os
import resource
import subprocess
import sys


def spent():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main():
    name, path, command = sys.argv[1], sys.argv[2], sys.argv[3:]
    files = sorted(os.path.join(d, f) for d, _, names in os.walk(path) for f in names) if os.path.isdir(path) else [path]
    size = sum(os.path.getsize(f) for f in files)
    command = [word for part in command for word in (files if part == "FILES" else [part])]
    best = None
    for _ in range(int(os.environ.get("RUNS", "5"))):
        before = spent()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        best = spent() - before if best is None else min(best, spent() - before)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    times, note = os.environ.get("WC"), ""
    if times and name.startswith("wc -w"):
        with open(times, "w") as out:
            out.write("%f" % best)
    elif times and os.path.exists(times):
        note = "   %.1f times wc -w" % (best / float(open(times).read()))
    print("%-28s %8.3f s %8.1f MB/s   %5.0f MB of memory at most%s" % (name, best, size / max(best, 1e-6) / 1e6, memory, note))


main()
