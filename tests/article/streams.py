#!/usr/bin/env python3
"""streams.py DATELINE STORIES FOLDER: a long dump is read with a progress line on a terminal and a summary at the end;
interrupting leaves no half-written file, and extract goes on where it was."""
import json, os, pty, select, signal, subprocess, sys

dateline, stories, folder = sys.argv[1:]
os.makedirs(folder, exist_ok=True)
os.chdir(folder)
COPIES, BROKEN = 400, 12
stories = json.load(open(stories, encoding="utf8"))
with open("dump.jsonl", "w", encoding="utf8") as f:
    for i in range(COPIES):
        for s in stories: f.write(json.dumps({"title": s["title"], "text": "\n\n".join(s["paragraphs"]), "date": s["published"]}) + "\n")
        if i < BROKEN: f.write("{broken\n")
failed = []
def check(right, what):
    if not right: failed.append(what)

def on_terminal(arguments):
    """What a run writes to standard error when that is a terminal, and its status."""
    master, slave = pty.openpty()
    run = subprocess.Popen([dateline, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=slave, env=dict(os.environ, TERM="xterm"))
    os.close(slave)
    shown = b""
    while True:
        ready, _, _ = select.select([master], [], [], 60)
        if not ready: run.kill(); break
        try: piece = os.read(master, 65536)
        except OSError: break
        if not piece: break
        shown += piece
    return shown.decode("utf8", "replace"), run.wait()

shown, status = on_terminal(["extract", "dump.jsonl", "-o", "whole.jsonl"])
check(status == 1, f"the status is {status}, with {BROKEN} lines skipped it should be 1")
check("articles" in shown and "MB/s" in shown and "s left" in shown, "no progress line on a terminal")
check(f"{COPIES * len(stories)} articles" in shown and f"{BROKEN} skipped" in shown, "no summary: " + shown[-300:])
check(shown.count("no JSON object; it is skipped") == BROKEN, "the skipped lines are not named")
check(f"no JSON object ({BROKEN})" in shown, "the summary does not say why: " + shown[-300:])
quiet = subprocess.run([dateline, "extract", "dump.jsonl", "-o", "second.jsonl"], capture_output=True, text=True)
check("MB/s" not in quiet.stderr, "a progress line in a pipe")
check(open("whole.jsonl", "rb").read() == open("second.jsonl", "rb").read(), "two runs, two outputs")

def interrupt(command, output):
    """Stops a run with SIGINT that has read half of the dump from a pipe and waits for more."""
    os.mkfifo("pipe.jsonl")
    run = subprocess.Popen([dateline, command, "pipe.jsonl", "-o", output], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    data = open("dump.jsonl", "rb").read()
    with open("pipe.jsonl", "wb", buffering=0) as pipe:
        pipe.write(data[:len(data) // 2])
        run.send_signal(signal.SIGINT)
        status = run.wait()
    os.remove("pipe.jsonl")
    return status

status = interrupt("build", "timeline.json")
check(status not in (0, 1), f"an interrupted build ends with {status}")
check(not [f for f in os.listdir(".") if "timeline" in f], f"an interrupted build leaves {os.listdir('.')}")

status = interrupt("extract", "part.jsonl")
check(status not in (0, 1), f"an interrupted extract ends with {status}")
check(not os.path.exists("part.jsonl"), "an interrupted extract leaves half a file under the output's name")
kept = open("part.jsonl.part", "rb").read() if os.path.exists("part.jsonl.part") else b""
check(kept.count(b"\n") > 100, "an interrupted extract keeps nothing to go on with")
os.rename("dump.jsonl", "pipe.jsonl")
resumed = subprocess.run([dateline, "extract", "-q", "--resume", "pipe.jsonl", "-o", "part.jsonl"], capture_output=True, text=True)
check(resumed.returncode == 1, f"--resume ends with {resumed.returncode}: {resumed.stderr[-300:]}")
subprocess.run([dateline, "extract", "-q", "pipe.jsonl", "-o", "once.jsonl"], capture_output=True)
check(not os.path.exists("part.jsonl.part"), "the part stays behind")
check(open("part.jsonl", "rb").read() == open("once.jsonl", "rb").read(), "--resume makes another file than one run")
for what in failed: print(what)
sys.exit(bool(failed))
