#!/usr/bin/env python3
"""Scores tokens and sentences on raw text: F1 of exact spans.

    tests/language/score_raw.py [--dateline build/release/dateline] [--lines] GOLD.conllu[.xz]...

The text of each document (# newdoc) is put together from its sentences, with blanks
between them as in running text, and goes through `dateline debug tokens`. With --lines each
sentence stands on a line of its own, which is what the breaks of a text would tell at best.
--errors N prints so many wrong sentence ends.
"""
import argparse
import lzma
import subprocess
import tempfile
from pathlib import Path


def words_of(fields, skip_to):
    """(form, space after, last number of a multiword token) of one line"""
    number, space = fields[0], "SpaceAfter=No" not in fields[9]
    if "-" in number:
        return None, space, (int(number.split("-")[1]), space)
    if skip_to and int(number) <= skip_to[0]:
        last = int(number) == skip_to[0]
        return fields[1], skip_to[1] if last else False, None if last else skip_to
    return fields[1], space, None


def documents(path, separator):
    """[(text, tokens, sentences)], spans in characters"""
    opener = lzma.open if path.endswith(".xz") else open
    found, multiword = [], None
    text, tokens, sentences, first = "", [], [], 0
    for line in opener(path, "rt", encoding="utf-8"):
        if line.startswith("# newdoc") and text:
            found.append((text, tokens, sentences))
            text, tokens, sentences, first = "", [], [], 0
        elif line[0].isdigit() and "." not in line.split("\t")[0]:
            form, space, multiword = words_of(line.rstrip("\n").split("\t"), multiword)
            if form is not None:
                tokens.append((len(text), len(text) + len(form)))
                text += form + (" " if space else "")
        elif not line.strip() and len(tokens) > first:
            sentences.append((tokens[first][0], tokens[-1][1]))
            text, first, multiword = text.rstrip(" ") + separator, len(tokens), None
    found.append((text, tokens, sentences))
    return found


def analyse(dateline, texts):
    """[(tokens, sentences)] of the program, spans in characters"""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for text in texts:
            path = Path(folder) / "document.txt"
            path.write_text(text, encoding="utf-8")
            out = subprocess.run([dateline, "debug", "tokens", "-q", str(path)],
                                 capture_output=True, check=False).stdout.decode()
            found.append(spans(out))
    return found


def spans(output):
    tokens, sentences, first = [], [], 0
    for line in [*output.split("\n"), ""]:
        if line and line[0].isdigit():
            misc = dict(p.split("=") for p in line.split("\t")[9].split("|") if "=" in p)
            tokens.append((int(misc["start"]), int(misc["end"])))
        elif not line and len(tokens) > first:
            sentences.append((tokens[first][0], tokens[-1][1]))
            first = len(tokens)
    return tokens, sentences


def f1(pairs):
    right = sum(len(set(a) & set(b)) for a, b in pairs)
    gold, system = sum(len(a) for a, _ in pairs), sum(len(b) for _, b in pairs)
    return "%.2f (P %.2f R %.2f)" % (200 * right / max(1, gold + system), 100 * right / max(1, system),
                                     100 * right / max(1, gold))


def print_errors(texts, gold, system, count):
    for text, (_, sentences), (_, found) in zip(texts, gold, system):
        ends = {e for _, e in sentences}
        got = {e for _, e in found}
        for kind, wrong in (("split", got - ends), ("joined", ends - got)):
            for end in sorted(wrong):
                if count == 0:
                    return
                count -= 1
                print("%s: %s | %s" % (kind, text[max(0, end - 50):end], text[end:end + 40]))


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dateline", default="build/release/dateline")
    parser.add_argument("--lines", action="store_true", help="a sentence a line")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    for path in options.files:
        read = documents(path, "\n" if options.lines else " ")
        texts = [text for text, _, _ in read]
        gold = [(tokens, sentences) for _, tokens, sentences in read]
        system = analyse(options.dateline, texts)
        print("%s: tokens %s, sentences %s" % (
            Path(path).name, f1([(a, b) for (a, _), (b, _) in zip(gold, system)]),
            f1([(a, b) for (_, a), (_, b) in zip(gold, system)])))
        print_errors(texts, gold, system, options.errors)


if __name__ == "__main__":
    main()
