#!/usr/bin/env python3
"""Compares parsed CoNLL-U files with treebanks.

    score_conllu.py --dateline build/release/dateline GOLD.conllu[.xz]...
    score_conllu.py GOLD.conllu PARSED.conllu

Prints tag accuracy (XPOS), UAS and LAS (without label subtypes) without punctuation, and
how often the subject of a saying or a meeting verb is right: its own, or the one that it
shares by coordination or control. --errors lists the wrong subjects.
"""
import argparse
import lzma
import os
import subprocess
import tempfile

SAY = set("""say tell add announce state claim report declare insist stress argue note warn explain
confirm deny reply reveal write mention comment suggest admit ask""".split())
MEET = set("""meet hold visit discuss host attend negotiate confer convene gather join receive greet
welcome invite address""".split())
ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL = range(8)


def read(path):
    opener = lzma.open if path.endswith(".xz") else open
    sentences, words = [], []
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if words:
                    sentences.append(words)
                words = []
            elif not line.startswith("#"):
                fields = line.split("\t")
                if fields[ID].isdigit():
                    words.append(fields)
    if words:
        sentences.append(words)
    return sentences


def parse(dateline, path):
    """The file as the program parses it, from its forms alone."""
    with tempfile.NamedTemporaryFile("w", suffix=".conllu", encoding="utf-8") as bare:
        for words in read(path):
            for word in words:
                bare.write("\t".join([word[ID], word[FORM]] + ["_"] * 8) + "\n")
            bare.write("\n")
        bare.flush()
        out = subprocess.run([dateline, "debug", "parse", "--conllu", bare.name],
                             check=True, capture_output=True)
    name = bare.name + ".parsed"
    with open(name, "wb") as parsed:
        parsed.write(out.stdout)
    try:
        return read(name)
    finally:
        os.unlink(name)


def base(label):
    return label.split(":")[0]


def subject(words, verb):
    """Number of the verb's subject, its own or shared; 0: none."""
    for _ in range(10):
        for word in words:
            if word[HEAD] == verb[ID] and base(word[DEPREL]) in ("nsubj", "csubj"):
                return int(word[ID])
        if base(verb[DEPREL]) not in ("conj", "xcomp") or verb[HEAD] == "0":
            return 0
        verb = words[int(verb[HEAD]) - 1]
    return 0


class Score:
    def __init__(self):
        self.words = self.tags = self.full = self.heads = self.labels = 0
        self.subjects = {"say": [0, 0], "meet": [0, 0], "other": [0, 0]}

    def add_sentence(self, gold, system, errors):
        for g, s in zip(gold, system):
            self.words += 1
            self.tags += g[XPOS] == s[XPOS]
            if g[UPOS] != "PUNCT":
                self.full += 1
                self.heads += g[HEAD] == s[HEAD]
                self.labels += g[HEAD] == s[HEAD] and base(g[DEPREL]) == base(s[DEPREL])
            if g[UPOS] == "VERB":
                self.add_subject(gold, system, g, s, errors)

    def add_subject(self, gold, system, g, s, errors):
        wanted = subject(gold, g)
        if not wanted:
            return
        kind = "say" if g[LEMMA] in SAY else "meet" if g[LEMMA] in MEET else "other"
        right = subject(system, s) == wanted
        self.subjects[kind][0] += right
        self.subjects[kind][1] += 1
        if errors == kind and not right:
            got = subject(system, s)
            print("%s: %s (%s) for %s in: %s" % (
                g[FORM], system[got - 1][FORM] if got else "-", s[XPOS],
                gold[wanted - 1][FORM], " ".join(w[FORM] for w in gold)))

    def line(self):
        percent = lambda a, b: 100.0 * a / b if b else 0.0
        parts = ["tags %.2f UAS %.2f LAS %.2f" % (
            percent(self.tags, self.words), percent(self.heads, self.full),
            percent(self.labels, self.full))]
        for kind, (right, total) in self.subjects.items():
            parts.append("subject of %s %.1f (%d)" % (kind, percent(right, total), total))
        return ", ".join(parts)


def main():
    arguments = argparse.ArgumentParser(description=__doc__,
                                        formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--dateline", help="the program that parses")
    arguments.add_argument("--errors", choices=["say", "meet", "other"])
    arguments.add_argument("files", nargs="+")
    options = arguments.parse_args()
    total = Score()
    pairs = ([(f, None) for f in options.files] if options.dateline
             else [tuple(options.files[:2])])
    for gold_path, system_path in pairs:
        gold = read(gold_path)
        system = read(system_path) if system_path else parse(options.dateline, gold_path)
        score = Score()
        if len(gold) != len(system):
            raise SystemExit("%s: %d sentences against %d" % (gold_path, len(gold), len(system)))
        for g, s in zip(gold, system):
            score.add_sentence(g, s, options.errors)
            total.add_sentence(g, s, None)
        print("%s: %s" % (os.path.basename(gold_path), score.line()))
    if len(pairs) > 1:
        print("all: %s" % total.line())


if __name__ == "__main__":
    main()
