#!/usr/bin/env python3
"""rows.py DATELINE: names each row of the tables of words that no case of the fixtures reaches.

A word is reached when it stands in a case, in its own form or as the dictionary form of a word there; a row of
words that belong together when one case has them all; a phrase when it stands in the text of a case.
"""
import glob
import re
import subprocess
import sys

EVENT, ENTITY = "fixtures/event/*.txt", "fixtures/entity/*.txt"
TIMELINE, CLAIM = "fixtures/timeline/*.txt", "fixtures/claim/*.txt"
LANGUAGE = "fixtures/language/*.txt"
# table, its macros, where its cases stand, how a row is reached
TABLES = [
    ("event/word_sets.def", "WORD_SET", EVENT, "words"),
    ("entity/word_sets.def", "WORD_SET", ENTITY, "words"),
    ("timeline/word_sets.def", "WORD_SET", TIMELINE, "words"),
    ("claim/word_sets.def", "WORD_SET", CLAIM, "words"),
    ("event/venues.def", "VENUE", EVENT, "words"),
    ("event/states.def", "STATE", EVENT, "words"),
    ("event/things.def", "THING", EVENT, "words"),
    ("event/status.def", "STATUS_CUE", EVENT, "words"),
    ("event/particle_verbs.def", "PARTICLE_VERB", EVENT, "words"),
    ("event/companions.def", "COMPANION", EVENT, "words"),
    ("entity/title_forms.def", "FORM", ENTITY, "together"),
    ("entity/body_forms.def", "FORM", ENTITY, "together"),
    ("language/abbreviations.def", "ABBREVIATION", LANGUAGE, "abbreviation"),
]


def rows(table, macro):
    """The strings of each row, joined where they stand in pieces."""
    with open("src/" + table, encoding="utf8") as file:
        text = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S)
    for arguments in re.findall(r'^(?:%s)\(((?:[^")]|"(?:[^"\\]|\\.)*")*)\)' % macro, text, re.M):
        joined = re.sub(r'"\s+"', "", arguments)
        yield [re.sub(r"\\(.)", r"\1", s) for s in re.findall(r'"((?:[^"\\]|\\.)*)"', joined)]


class Cases:
    """What the files of a folder have: their text, the words of each line, all words and dictionary forms."""

    def __init__(self, dateline, pattern):
        files = sorted(glob.glob(pattern))
        lines = [l for f in files for l in open(f, encoding="utf8") if not l.startswith("#")]
        self.text = "".join(lines).lower()
        self.lines = [set(re.findall(r"[\w'’-]+\.?|\w+", l.lower())) | set(re.findall(r"[\w']+", l.lower())) for l in lines]
        parsed = subprocess.run([dateline, "debug", "parse", "-q", *files], capture_output=True, text=True, check=True)
        cells = [line.lower().split("\t") for line in parsed.stdout.split("\n") if line[:1].isdigit()]
        self.words = {c[1] for c in cells} | {c[2] for c in cells}.union(*self.lines)

    def misses(self, strings, how):
        if how == "words":
            return [w for s in strings for w in s.split() if w.lower() not in self.words]
        if how == "phrase":
            return [s for s in strings if s.lower() not in self.text]
        if how == "abbreviation":
            return [s for s in strings if not re.search(r"(?<!\w)%s\." % re.escape(s.lower()), self.text)]
        return [] if any(line.issuperset(strings) for line in self.lines) else [" + ".join(strings)]


def main():
    cases = {pattern: Cases(sys.argv[1], pattern) for pattern in {t[2] for t in TABLES}}
    count = missing = 0
    for table, macro, pattern, how in TABLES:
        for strings in rows(table, macro):
            count += 1
            for miss in cases[pattern].misses(strings, how):
                print(f"{table}: no case has \"{miss}\"")
                missing += 1
    print(f"{count} rows, {missing} words or rows without a case")
    sys.exit(missing > 0)


main()
