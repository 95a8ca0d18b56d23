#!/usr/bin/env python3
"""Scores names: exact span and type (PER, ORG, LOC), precision, recall, F1.

    tests/entity/score_names.py GOLD [--dateline build/release/dateline] [--errors N]

GOLD is a file with one token and its tag a line (IOB or IOB2, blank line between sentences;
columns of CoNLL-U-like files are told by "# text" comments), plain or .xz. The words are
written to a text, one sentence a paragraph, which `dateline debug entities` reads; its
names are compared by character offsets. Countries and places count as LOC, groups as
nothing.
"""
import argparse
import collections
import json
import lzma
import subprocess
import tempfile
from pathlib import Path

TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "country": "LOC"}
DOCUMENT_SENTENCES = 25  # where the file has no document boundaries


def read(path):
    """[[(word, tag, space after)]] by document and sentence"""
    opener = lzma.open if path.endswith(".xz") else open
    documents, sentence, text, offset = [[]], [], None, 0
    marked = False
    for line in opener(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            documents.append([])
            marked = True
        elif line.startswith("# text = "):
            text, offset = line[9:], 0
        elif line.startswith("#"):
            continue
        elif not line:
            if sentence:
                if not marked and len(documents[-1]) >= DOCUMENT_SENTENCES:
                    documents.append([])
                documents[-1].append(sentence)
            sentence, text = [], None
        else:
            parts = line.split("\t") if "\t" in line else line.split(" ")
            word, tag = (parts[1], parts[2]) if "\t" in line else (parts[0], parts[-1])
            space = True
            if text is not None:
                at = text.find(word, offset)
                if at >= 0:
                    offset = at + len(word)
                    space = offset >= len(text) or text[offset] == " "
            sentence.append((word, tag, space))
    if sentence:
        documents[-1].append(sentence)
    return [d for d in documents if d]


def spans(document):
    """text, {(start, end): type}"""
    text, names = "", {}
    for sentence in document:
        current = None  # type, start, end
        for word, tag, space in [*sentence, ("", "O", True)]:
            kind = tag[2:] if tag != "O" else None
            begins = kind and (tag.startswith("B-") or current is None or current[0] != kind)
            if current and (not kind or begins):
                names[current[1], current[2]] = current[0]
                current = None
            if begins:
                current = [kind, len(text), 0]
            if current:
                current[2] = len(text) + len(word)
            text += word + (" " if space and word else "")
        text = text.rstrip() + "\n\n"
    return text, {s: t for s, t in names.items() if t in ("PER", "ORG", "LOC")}


def predict(dateline, texts):
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i, text in enumerate(texts):
            paths.append(Path(folder) / f"{i:05}.txt")
            paths[-1].write_text(text, encoding="utf-8")
        out = subprocess.run([dateline, "debug", "entities", "-q", *map(str, paths)],
                             capture_output=True, check=False).stdout.decode()
        found = {}
        for line in out.splitlines():
            article = json.loads(line)
            types = {e["id"]: TYPES.get(e["type"]) for e in article["entities"]}
            found[Path(article["path"]).stem] = {
                (n["start"], n["end"]): types.get(n["entity"]) for n in article["names"]}
        return [found.get(p.stem, {}) for p in paths]


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("--dateline", default="build/release/dateline")
    parser.add_argument("--errors", type=int, default=0, help="print so many of each kind")
    options = parser.parse_args()
    pairs = [spans(d) for d in read(options.gold)]
    results = predict(options.dateline, [text for text, _ in pairs])
    right, wrong, missed, boundaries = (collections.Counter() for _ in range(4))
    errors = []
    for (text, gold), found in zip(pairs, results):
        for span, kind in found.items():
            if span in gold:
                boundaries["right"] += 1
            if kind is None:
                continue
            if gold.get(span) == kind:
                right[kind] += 1
            else:
                wrong[kind] += 1
                errors.append((f"found {kind}, gold {gold.get(span)}", text, span))
        for span, kind in gold.items():
            if found.get(span) != kind:
                missed[kind] += 1
                if span not in found:
                    errors.append((f"missed {kind}", text, span))
        boundaries["gold"] += len(gold)
        boundaries["found"] += len(found)
    for kind in ("PER", "ORG", "LOC"):
        print(kind, figures(right[kind], wrong[kind], missed[kind]))
    print("all", figures(sum(right.values()), sum(wrong.values()), sum(missed.values())))
    print("spans alone", figures(boundaries["right"], boundaries["found"] - boundaries["right"],
                                 boundaries["gold"] - boundaries["right"]))
    by_kind = collections.defaultdict(list)
    for kind, text, (start, end) in errors:
        by_kind[kind].append(f"{text[max(0, start - 40):start]}[{text[start:end]}]"
                             f"{text[end:end + 25]}".replace("\n", " "))
    if options.errors:
        for kind in sorted(by_kind, key=lambda k: -len(by_kind[k])):
            print(f"== {kind}: {len(by_kind[kind])}")
            step = max(1, len(by_kind[kind]) // options.errors)
            print("\n".join(by_kind[kind][::step][:options.errors]))


def figures(right, wrong, missed):
    precision = right / max(1, right + wrong)
    recall = right / max(1, right + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * f1:.1f}"


if __name__ == "__main__":
    main()
