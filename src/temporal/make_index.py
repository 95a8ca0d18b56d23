#!/usr/bin/env python3
"""make_index.py: writes lexicon_index.inc, grammar_index.inc and the index of holidays from lexicon.def, symbols.def, grammar.def,
brief.def and holidays.def.

The lexicon's index is a hash table (open addressing) from a spelling to its first row. The grammar's is a
trie over symbols, each pattern's choices and missing parts written out, so that matching is walking. Both are committed;
each carries the checksum of what it was made from, and a test compares them.
"""
import itertools, os, re

HERE = os.path.dirname(os.path.abspath(__file__))
SLOTS = 2048
KEY_FACTORS = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F
# "christmas" is told from other words without a capital, "new" is not
HOLIDAY_WORD_MIN = 6
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
        if "rows" in name or "holiday" in name:
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


def holiday_index():
    """All names of holidays in the order of their bytes, each with the number of its row."""
    first = {}
    for i, names in enumerate(re.findall(r'^HOLIDAY\("([^"]+)"', read(HOLIDAYS), re.M)):
        for name in names.split("|"):
            first.setdefault(name, i)
    write("../calendar/holiday_index.inc", ["holidays.def"],
          "".join('{"%s", %d},\n' % (name, first[name]) for name in sorted(first, key=str.encode)))


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
        at = slot_of(word)
        while table[at]:
            at = (at + 1) % SLOTS
        table[at] = i + 1
    body = "/* the number of the row that begins there */\nstatic_assert(LEXICON_SLOTS == %d, \"as made\");\n" % SLOTS
    body += "const uint16_t lexicon_slots[LEXICON_SLOTS] = {\n%s};\n" % rows(["%d" % x for x in table], 20)
    body += "const struct lexicon_key lexicon_keys[] = {\n%s};\n" % rows(["{0x%xu, 0x%xu}" % key_of(word) for word, _ in words], 3)
    body += "const uint8_t lexicon_roles[] = {\n%s};\n" % rows(["%d" % x for x in roles(words)], 30)
    write("lexicon_index.inc", ["lexicon.def", HOLIDAYS, "symbols.def"], body)


def key_of(word):
    """Its bytes as two numbers, the first byte lowest."""
    data = word.encode()
    return int.from_bytes(data[:8], "little"), int.from_bytes(data[8:], "little")


def slot_of(word):
    """As lexicon_find does."""
    front, rest = key_of(word)
    mixed = ((front ^ rest * KEY_FACTORS[1]) * KEY_FACTORS[0]) & 0xFFFFFFFFFFFFFFFF
    return mixed >> 64 - SLOTS.bit_length() + 1


def roles(words):
    """What a word is good for, of all its rows together: see enum lexicon_role."""
    symbols = re.findall(r"^SYMBOL\((\w+), (\d)", read("symbols.def"), re.M)
    order = [name for name, _ in symbols]
    triggers = {name for name, trigger in symbols if trigger == "1"}
    found = {}
    for word, symbol in words:
        shift = 2 if symbol == "HOLIDAY_START" and len(word) < HOLIDAY_WORD_MIN else 0
        joins = order.index(symbol) < order.index("CUE_FUTURE")
        found[word] = found.get(word, 0) | (joins + 2 * (symbol in triggers)) << shift | (not joins) << 4
    return [found[word] for word, _ in words]


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
    holiday_index()
    grammar()
