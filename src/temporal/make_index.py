#!/usr/bin/env python3
"""make_index.py: writes lexicon_index.inc and grammar_index.inc from lexicon.def, symbols.def, grammar.def and brief.def.

The lexicon's index is a hash table (FNV-1a, open addressing) from a spelling to its first row. The grammar's is a
trie over symbols, each pattern's choices and missing parts written out, so that matching is walking. Both are committed;
each carries the checksum of what it was made from, and a test compares them.
"""
import itertools, os, re

HERE = os.path.dirname(os.path.abspath(__file__))
SLOTS = 4096
HOLIDAYS = "../calendar/holidays.def"


def read(name):
    return open(os.path.join(HERE, name), encoding="utf8").read()


def fnv(data):
    h = 2166136261
    for byte in data:
        h = ((h ^ byte) * 16777619) & 0xFFFFFFFF
    return h


def write(name, source, body):
    with open(os.path.join(HERE, name), "w", encoding="utf8") as f:
        f.write("/* Made by make_index.py from %s: do not edit. */\n" % " and ".join(source))
        if "rows" in name:
            f.write(body)
            return
        f.write("#define %s_CHECKSUM 0x%08xu\n" % (("SYMBOLS" if "grammar" in name else "LEXICON"), fnv(b"".join(read(s).encode() for s in source))))
        f.write(body)


def rows(values, width=12):
    return "".join("    " + ", ".join(values[i:i + width]) + ",\n" for i in range(0, len(values), width))


def holiday_rows():
    """Rows for the words that names of holidays are made of."""
    first, other, whole = set(), set(), set()
    for names in re.findall(r'^HOLIDAY\("([^"]+)"', read(HOLIDAYS), re.M):
        for name in names.split("|"):
            words = [w for w in re.findall(r"[a-z]+", name.replace("'s ", " ")) if w]
            first.add(words[0])
            if len(words) == 1:
                whole.add(words[0])
            other.update(words[1:])
    return ['WORD("%s", HOLIDAY_%s, NUMBER(%d))' % (w, "START" if w in first else "WORD", w in whole)
            for w in sorted(first | other)]


def lexicon_rows():
    """lexicon.def and the words of holidays, rows of the same spelling together."""
    together = {}
    for row in re.findall(r"^WORD\(.*\)$", read("lexicon.def"), re.M) + holiday_rows():
        together.setdefault(row.split('"')[1], []).append(row)
    return [row if i == 0 else row.replace("WORD(", "ALSO(", 1)
            for rows_of_word in together.values() for i, row in enumerate(rows_of_word)]


def lexicon():
    all_rows = lexicon_rows()
    write("lexicon_rows.inc", ["lexicon.def", HOLIDAYS], "\n".join(all_rows) + "\n")
    words = [re.match(r'(?:WORD|ALSO)\("([^"]+)", (\w+),', row).groups() for row in all_rows]
    first = {}
    for i, (word, _) in enumerate(words):
        if word in first and words[i - 1][0] != word:
            raise SystemExit("lexicon.def: rows of '%s' are not together" % word)
        first.setdefault(word, i)
    table = [0] * SLOTS
    for word, i in first.items():
        at = fnv(word.encode()) % SLOTS
        while table[at]:
            at = (at + 1) % SLOTS
        table[at] = fnv(word.encode()) >> 16 << 16 | i + 1
    body = "/* the upper half of the hash above the number of the row */\nstatic const uint32_t lexicon_slots[LEXICON_SLOTS] = {\n%s};\n" % rows(["%d" % x if x == 0 else "0x%08xu" % x for x in table], 8)
    write("lexicon_index.inc", ["lexicon.def", HOLIDAYS], "enum { LEXICON_SLOTS = %d };\n" % SLOTS + body + shapes(first))


def shapes(words):
    """The lengths of words as bits, by their first and last letters: most words of a text are ruled out by these."""
    table = [[0] * 27 for _ in range(27)]
    letter = lambda c: ord(c) - ord("a") if "a" <= c <= "z" else 26
    for word in words:
        table[letter(word[0])][letter(word[-1])] |= 1 << len(word)
    return "const uint16_t lexicon_shapes[LEXICON_LETTERS][LEXICON_LETTERS] = {\n%s};\n" % "".join(
        "    {%s},\n" % ", ".join("%d" % x for x in row) for row in table)


def choices(slot):
    optional = slot.endswith("?")
    names = slot.rstrip("?").split("|")
    return names + ([None] if optional else [])


def read_rules(name):
    return re.findall(r'^RULE\((\w+), (\w+), (\w+), (-?\w+), "([^"]+)"\)', read(name), re.M)


def make_trie(symbols, rules):
    """[(symbol -> node, rules that end here)], the root first"""
    trie = [({}, [])]
    for number, (name, result, _, _, pattern) in enumerate(rules):
        for row in itertools.product(*[choices(s) for s in pattern.split()]):
            row = [s for s in row if s]
            for s in row + [result]:
                if s not in symbols:
                    raise SystemExit("%s: no symbol %s" % (name, s))
            node = 0
            for s in row:
                if s not in trie[node][0]:
                    trie.append(({}, []))
                    trie[node][0][s] = len(trie) - 1
                node = trie[node][0][s]
            if number not in trie[node][1]:
                trie[node][1].append(number)
    return trie


def trie_tables(prefix, symbols, trie, first_brief=0):
    """Where rules of both kinds end at a node those of brief texts stand first: they are more exact there."""
    nodes, arcs, ends = [], [], []
    for children, finished in trie:
        nodes.append("{%d, %d, %d, %d}" % (len(arcs), len(children), len(ends), len(finished)))
        arcs += ["{SYMBOL_%s, %d}" % (s, n) for s, n in sorted(children.items(), key=lambda x: symbols.index(x[0]))]
        ends += [str(n) for n in sorted(finished, key=lambda n: (n < first_brief, n))]
    start = ["0"] * len(symbols)
    for s, n in trie[0][0].items():
        start[symbols.index(s)] = str(n)
    if max(len(nodes), len(arcs), len(ends)) > 0xFFFF:
        raise SystemExit("%s: too many nodes" % prefix)
    body = "static const struct trie_node %s_nodes[] = {\n%s};\n" % (prefix, rows(nodes, 6))
    body += "static const struct trie_arc %s_arcs[] = {\n%s};\n" % (prefix, rows(arcs, 4))
    body += "static const uint16_t %s_rules[] = {\n%s};\n" % (prefix, rows(ends, 20))
    body += "/* where a symbol leads from the root; 0: no pattern begins with it */\n"
    body += "static const uint16_t %s_start[SYMBOLS_TOTAL] = {\n%s};\n" % (prefix, rows(start, 20))
    return body


def grammar():
    """One trie for all texts, and one with the rules of brief texts besides."""
    symbols = re.findall(r"^SYMBOL\((\w+),", read("symbols.def"), re.M)
    rules, brief = read_rules("grammar.def"), read_rules("brief.def")
    news, all_texts = make_trie(symbols, rules), make_trie(symbols, rules + brief)
    write("grammar_index.inc", ["symbols.def", "grammar.def", "brief.def"],
          trie_tables("news", symbols, news) + trie_tables("brief", symbols, all_texts, len(rules)))
    print("%d words, %d symbols, %d and %d rules, %d and %d trie nodes" % (
        len(re.findall(r"^WORD\(", read("lexicon.def"), re.M)), len(symbols), len(rules), len(brief), len(news), len(all_texts)))


if __name__ == "__main__":
    lexicon()
    grammar()
