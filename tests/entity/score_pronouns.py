#!/usr/bin/env python3
"""Scores he and she (him, his, her ...) on CoNLL-U with GUM's entity annotation.

    tests/entity/score_pronouns.py GOLD... [--genres news,bio,interview] [--errors N]
        [--dateline build/release/dateline]

A pronoun is right when the entity that `dateline debug entities` gives it has a name or a
phrase before it that is a gold mention of the pronoun's own entity; the nearest that the
gold knows as a mention counts. Pronouns whose gold entity has no earlier mention that is a name or a phrase are left out.
"""
import argparse
import collections
import json
import lzma
import re
import subprocess
import tempfile
from pathlib import Path

PRONOUNS = {"he", "him", "his", "himself", "she", "her", "hers", "herself"}
ALL_PRONOUNS = PRONOUNS | {"it", "its", "they", "them", "their", "i", "me", "my", "we", "us",
                           "our", "you", "your", "who", "which", "that", "whom", "whose"}


def read(paths, genres):
    """documents: (id, text, mentions [(start, end, entity)], by character)"""
    for path in paths:
        opener = lzma.open if path.endswith(".xz") else open
        document = None
        for line in opener(path, "rt", encoding="utf-8"):
            line = line.rstrip("\n")
            if line.startswith("# newdoc id"):
                if document and document["genre"] in genres:
                    yield document
                name = line.split("=", 1)[1].strip()
                document = {"name": name, "genre": name.split("_")[1], "text": "", "words": [],
                            "mentions": [], "open": collections.defaultdict(list)}
            elif document and line and line[0].isdigit() and re.match(r"\d+\t", line):
                add_word(document, line.split("\t"))
            elif document and not line:
                document["text"] = document["text"].rstrip() + "\n\n"
        if document and document["genre"] in genres:
            yield document


def add_word(document, fields):
    start = len(document["text"])
    document["text"] += fields[1]
    end = len(document["text"])
    entity = re.search(r"(?:^|\|)Entity=([^|]*)", fields[9])
    for part in re.findall(r"\([^()]+\)?|[^()]+\)", entity[1] if entity else ""):
        number = re.sub(r"[()]", "", part).split("-")[0]
        if part.startswith("("):
            document["open"][number].append(start)
        if part.endswith(")"):
            begun = document["open"][number].pop()
            document["mentions"].append((begun, end, number))
    document["words"].append((start, end, fields[1], fields[3]))
    if "SpaceAfter=No" not in fields[9]:
        document["text"] += " "


def predict(dateline, documents):
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for document in documents:
            paths.append(Path(folder) / f"{document['name']}.txt")
            paths[-1].write_text(document["text"], encoding="utf-8")
        out = subprocess.run([dateline, "debug", "entities", "-q", *map(str, paths)],
                             capture_output=True, check=False).stdout.decode()
        return {Path(a["path"]).stem: a for a in map(json.loads, out.splitlines())}


def verdict(document, answer, pronoun):
    """right, wrong, none or None (not scored), and what was found"""
    start, end = pronoun[:2]
    own = {n for s, e, n in document["mentions"] if (s, e) == (start, end)}
    if not own:
        return None, None
    nominal = [(s, e) for s, e, n in document["mentions"] if n in own and s < start and
               document["text"][s:e].lower() not in ALL_PRONOUNS]
    if not nominal:
        return None, None
    mine = [m for m in answer["mentions"] if m["start"] == start and m["end"] == end]
    if not mine or mine[0]["entity"] is None:
        return "none", None
    before = [m for m in answer["mentions"] if m["entity"] == mine[0]["entity"] and
              m["start"] < start and m["kind"] != "pronoun"]
    if not before:
        return "none", None
    for last in reversed(before):
        gold = {n for s, e, n in document["mentions"] if covers(document, last, s, e)}
        if gold:
            return ("right" if gold & own else "wrong"), last["text"]
    return "wrong", before[-1]["text"]


def covers(document, mention, start, end):
    """True when gold mention [start, end) is the mention found, title and bracket aside."""
    if start == mention["start"] and end == mention["end"]:
        return True
    text = document["text"][start:end]
    inside = mention["start"] <= start and end <= mention["end"]
    around = start <= mention["start"] and mention["end"] <= end
    if inside:  # a longer mention: its name, at its end
        return end >= mention["end"] - 1
    text = re.sub(r" ?['’]s?$", "", text)
    if start == mention["start"] and start + len(text) == mention["end"]:
        return True
    head = re.split(r",| \(| who | of | from | in | at | for | with | that ", text)[0]
    return around and mention["end"] <= start + len(head) + 1 and \
        mention["end"] >= start + len(head) - 1


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--dateline", default="build/release/dateline")
    parser.add_argument("--genres", default="news,bio,interview")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    documents = list(read(options.gold, set(options.genres.split(","))))
    answers = predict(options.dateline, documents)
    totals = collections.defaultdict(collections.Counter)
    for document in documents:
        answer = answers.get(document["name"])
        if answer is None:
            print("no answer:", document["name"])
            continue
        for word in document["words"]:
            if word[2].lower() not in PRONOUNS or word[3] != "PRON":
                continue
            result, found = verdict(document, answer, word)
            if result is None:
                continue
            totals[document["genre"]][result] += 1
            totals["all"][result] += 1
            if result != "right" and options.errors > 0:
                options.errors -= 1
                own = {n for s, e, n in document["mentions"] if (s, e) == word[:2]}
                gold = [document["text"][s:e] for s, e, n in document["mentions"]
                        if n in own and s < word[0]]
                near = document["text"][max(0, word[0] - 250):word[0]].replace("\n", " ")
                print(f"{document['name']}: {result}, found {found!r}, gold {gold[0]!r}, "
                      f"{gold[-1]!r}: ...{near}[{word[2]}]")
    for genre in sorted(totals):
        count = sum(totals[genre].values())
        print(f"{genre}: {100 * totals[genre]['right'] / count:.1f} % of {count} right, "
              f"{totals[genre]['wrong']} wrong, {totals[genre]['none']} without answer")


if __name__ == "__main__":
    main()
