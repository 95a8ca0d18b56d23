#include "language/lexicon.h"

#include "base/hash.h"
#include "language/language.h"

#include <string.h>

enum { WORD_MAX = 64, PARTS = WORD_NOUN | WORD_VERB | WORD_ADJECTIVE | WORD_ADVERB };

bool lexicon_open(struct lexicon *lexicon, struct slice bytes, dateline_error *error)
{
    struct blob blob;
    if (!blob_open(&blob, bytes, "lexicon", LEXICON_TEMPLATES, LEXICON_SECTION_COUNT,
                   error))
        return false;
    for (unsigned i = 0; i < 3; i++)
        lexicon->irregular[i] = blob.sections[LEXICON_IRREGULAR_NOUNS + i];
    if (!word_table_open(&lexicon->words, blob.sections[LEXICON_WORDS])) {
        error_set(error, DATELINE_ERROR_MODEL, "the language lexicon has no words");
        return false;
    }
    return true;
}

unsigned lexicon_classes(const struct lexicon *lexicon, uint64_t hash)
{
    return word_table_find(&lexicon->words, hash) & 0xFF;
}

/* A word in the making: the stem of another with an ending put on. */
struct candidate {
    char bytes[WORD_MAX];
    size_t size;
};

static void candidate_make(struct candidate *candidate, struct slice stem,
                           struct slice ending)
{
    memcpy(candidate->bytes, stem.data, stem.size);
    if (ending.size > 0)
        memcpy(candidate->bytes + stem.size, ending.data, ending.size);
    candidate->size = stem.size + ending.size;
}

static struct slice candidate_slice(const struct candidate *candidate)
{
    return slice_make(candidate->bytes, candidate->size);
}

/* How regular forms are taken apart: the ending, what takes its place, for which parts.
 */
struct detachment {
    struct slice ending, base;
    unsigned parts;
    bool doubled; /* the consonant before the ending is doubled: "planned" */
};

/* The rules for words with one last letter. */
struct detachments {
    const struct detachment *rules;
    size_t count;
};

#define DETACHMENTS(rules)                                                               \
    (struct detachments)                                                                 \
    {                                                                                    \
        (rules), sizeof(rules) / sizeof *(rules)                                         \
    }

static struct detachments detachments_of(struct slice word)
{
    static const struct detachment s[] = {
        {SLICE("ies"), SLICE("y"), WORD_NOUN | WORD_VERB, false},
        {SLICE("s"), SLICE(""), WORD_NOUN | WORD_VERB, false},
        {SLICE("es"), SLICE(""), WORD_NOUN | WORD_VERB, false},
    };
    static const struct detachment n[] = {
        {SLICE("men"), SLICE("man"), WORD_NOUN, false},
    };
    static const struct detachment d[] = {
        {SLICE("ied"), SLICE("y"), WORD_VERB, false},
        {SLICE("ed"), SLICE("e"), WORD_VERB, false},
        {SLICE("ed"), SLICE(""), WORD_VERB, false},
        {SLICE("ed"), SLICE(""), WORD_VERB, true},
    };
    static const struct detachment g[] = {
        {SLICE("ying"), SLICE("ie"), WORD_VERB, false},
        {SLICE("ing"), SLICE("e"), WORD_VERB, false},
        {SLICE("ing"), SLICE(""), WORD_VERB, false},
        {SLICE("ing"), SLICE(""), WORD_VERB, true},
    };
    static const struct detachment r[] = {
        {SLICE("ier"), SLICE("y"), WORD_ADJECTIVE, false},
        {SLICE("er"), SLICE("e"), WORD_ADJECTIVE, false},
        {SLICE("er"), SLICE(""), WORD_ADJECTIVE, false},
    };
    static const struct detachment t[] = {
        {SLICE("iest"), SLICE("y"), WORD_ADJECTIVE, false},
        {SLICE("est"), SLICE("e"), WORD_ADJECTIVE, false},
        {SLICE("est"), SLICE(""), WORD_ADJECTIVE, false},
    };
    switch (word.size > 0 ? word.data[word.size - 1] : '\0') {
    case 's':
        return DETACHMENTS(s);
    case 'n':
        return DETACHMENTS(n);
    case 'd':
        return DETACHMENTS(d);
    case 'g':
        return DETACHMENTS(g);
    case 'r':
        return DETACHMENTS(r);
    case 't':
        return DETACHMENTS(t);
    default:
        return (struct detachments){NULL, 0};
    }
}

/* Takes 'word' apart; false when the rule does not fit it. */
static bool detach(const struct detachment *rule, struct slice word,
                   struct candidate *candidate)
{
    size_t ending = rule->ending.size;
    if (word.size < ending + 2 || word.size > WORD_MAX - 4 ||
        !slice_equal(slice_part(word, word.size - ending, word.size), rule->ending))
        return false;
    size_t stem = word.size - ending;
    if (rule->doubled && (stem < 3 || word.data[stem - 1] != word.data[stem - 2]))
        return false;
    candidate_make(candidate, slice_part(word, 0, stem - rule->doubled), rule->base);
    return true;
}

static bool may_be_inflected(struct slice lower)
{
    if (lower.size < 4 || lower.size > WORD_MAX - 4)
        return false;
    char last = lower.data[lower.size - 1], before = lower.data[lower.size - 2];
    switch (last) {
    case 's':
        return true;
    case 'd':
    case 'r':
    case 'n':
        return before == 'e';
    case 'g':
        return before == 'n';
    case 't':
        return before == 's';
    default:
        return false;
    }
}

static unsigned inflected_parts(const struct lexicon *lexicon, struct slice lower)
{
    unsigned parts = 0;
    struct candidate candidate;
    if (!may_be_inflected(lower))
        return 0;
    struct detachments all = detachments_of(lower);
    for (size_t i = 0; i < all.count; i++) {
        const struct detachment *rule = &all.rules[i];
        if (detach(rule, lower, &candidate))
            parts |= rule->parts &
                     lexicon_classes(lexicon, hash_bytes(candidate_slice(&candidate)));
    }
    return parts;
}

unsigned lexicon_parts(const struct lexicon *lexicon, struct slice lower, uint64_t hash)
{
    unsigned value = word_table_find(&lexicon->words, hash);
    unsigned inflected =
        (value >> LEXICON_IRREGULAR_SHIFT & PARTS) | inflected_parts(lexicon, lower);
    return (value & PARTS) | inflected << 4;
}

/* ---- lemmas ---- */

struct fixed_lemma {
    struct slice form, lemma;
};

/* Clitics and forms of "be" and "have", which WordNet's lists leave out in part, and what
 * news have most often. */
static const struct fixed_lemma fixed_lemmas[] = {
    {SLICE("'s"), SLICE("be")},    {SLICE("'re"), SLICE("be")},
    {SLICE("'m"), SLICE("be")},    {SLICE("is"), SLICE("be")},
    {SLICE("are"), SLICE("be")},   {SLICE("am"), SLICE("be")},
    {SLICE("was"), SLICE("be")},   {SLICE("were"), SLICE("be")},
    {SLICE("been"), SLICE("be")},  {SLICE("being"), SLICE("be")},
    {SLICE("'ve"), SLICE("have")}, {SLICE("has"), SLICE("have")},
    {SLICE("had"), SLICE("have")}, {SLICE("'d"), SLICE("have")},
    {SLICE("does"), SLICE("do")},  {SLICE("did"), SLICE("do")},
    {SLICE("done"), SLICE("do")},  {SLICE("having"), SLICE("have")},
    {SLICE("said"), SLICE("say")}, {SLICE("told"), SLICE("tell")},
};

static bool fixed_lemma(struct slice lower, struct slice *lemma)
{
    for (size_t i = 0; i < sizeof fixed_lemmas / sizeof *fixed_lemmas; i++) {
        if (slice_equal(fixed_lemmas[i].form, lower)) {
            *lemma = fixed_lemmas[i].lemma;
            return true;
        }
    }
    return false;
}

/* The beginning of the line that 'offset' lies in. */
static size_t line_start(struct slice lines, size_t offset)
{
    while (offset > 0 && lines.data[offset - 1] != '\n')
        offset--;
    return offset;
}

/* Binary search over lines "form lemma\n". */
static bool irregular_lemma(struct slice lines, struct slice form, struct slice *lemma)
{
    size_t low = 0, high = lines.size;
    while (low < high) {
        size_t start = line_start(lines, low + (high - low) / 2);
        struct slice rest = slice_part(lines, start, lines.size);
        struct slice line = slice_cut(&rest, '\n');
        struct slice entry = slice_cut(&line, ' ');
        int order = slice_compare(form, entry);
        if (order == 0) {
            *lemma = line;
            return true;
        }
        if (order < 0)
            high = start;
        else
            low = lines.size - rest.size; /* behind the line, the last one too */
    }
    return false;
}

/* A word that the table does not hold may be one that found no room in it. */
static bool may_be_irregular(const struct lexicon *lexicon, uint64_t hash)
{
    unsigned value = word_table_find(&lexicon->words, hash);
    return (value >> LEXICON_IRREGULAR_SHIFT & PARTS) != 0 ||
           (value == 0 && word_table_is_full(&lexicon->words, hash));
}

static int part_index(unsigned part)
{
    return part == WORD_NOUN ? 0 : part == WORD_VERB ? 1 : 2;
}

/* The part of speech whose inflection the tag shows, or 0. */
static unsigned inflected_part(enum tag tag)
{
    if (tag_is_verb(tag))
        return WORD_VERB;
    if (tag == TAG_NNS || tag == TAG_NNPS)
        return WORD_NOUN;
    if (tag == TAG_JJR || tag == TAG_JJS || tag == TAG_RBR || tag == TAG_RBS)
        return WORD_ADJECTIVE;
    return 0;
}

/* Endings of stems that lost an "e" before "-ed" and "-ing": "conclud", "arriv",
 * "realiz", "produc", "accus", "negotiat", "argu", "pledg". */
static bool wants_e(struct slice stem)
{
    static const struct slice endings[] = {
        SLICE("lud"), SLICE("rud"), SLICE("cid"),   SLICE("vid"),  SLICE("sid"),
        SLICE("v"),   SLICE("iz"),  SLICE("ys"),    SLICE("uc"),   SLICE("nc"),
        SLICE("us"),  SLICE("iat"), SLICE("eat"),   SLICE("uat"),  SLICE("lat"),
        SLICE("rat"), SLICE("nat"), SLICE("cat"),   SLICE("gat"),  SLICE("tat"),
        SLICE("vat"), SLICE("dat"), SLICE("mat"),   SLICE("dg"),   SLICE("rg"),
        SLICE("u"),   SLICE("ibl"), SLICE("scrib"), SLICE("quir"), SLICE("par")};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (stem.size >= endings[i].size + 1 &&
            slice_equal(slice_part(stem, stem.size - endings[i].size, stem.size),
                        endings[i]))
            return true;
    return false;
}

/* The first rule whose result the lexicon knows wins; then the first that fits and adds
 * nothing. */
static struct slice regular_lemma(const struct lexicon *lexicon, struct arena *arena,
                                  struct slice lower, unsigned part)
{
    struct candidate candidate, fallback;
    struct detachments all = detachments_of(lower);
    fallback.size = 0;
    for (size_t i = 0; i < all.count; i++) {
        const struct detachment *rule = &all.rules[i];
        if (!(rule->parts & part) || !detach(rule, lower, &candidate))
            continue;
        struct slice word = candidate_slice(&candidate);
        if (lexicon_classes(lexicon, hash_bytes(word)) & part)
            return arena_copy_slice(arena, word);
        if (fallback.size == 0 && rule->base.size == 0)
            fallback = candidate;
    }
    if (fallback.size > 0 && part == WORD_VERB && !slice_ends_with(lower, "s") &&
        wants_e(candidate_slice(&fallback)))
        fallback.bytes[fallback.size++] = 'e';
    if (fallback.size == 0)
        return lower;
    return arena_copy_slice(arena, candidate_slice(&fallback));
}

struct slice lexicon_lemma(const struct lexicon *lexicon, struct arena *arena,
                           struct slice lower, uint64_t hash, enum tag tag)
{
    struct slice lemma;
    unsigned part = inflected_part(tag);
    if (tag == TAG_MD)
        return slice_is(lower, "'ll") || slice_is(lower, "wo") ? slice_of("will") : lower;
    if (part == 0 || tag == TAG_VB)
        return lower;
    if (part == WORD_VERB && fixed_lemma(lower, &lemma))
        return lemma;
    if (may_be_irregular(lexicon, hash) &&
        irregular_lemma(lexicon->irregular[part_index(part)], lower, &lemma))
        return lemma;
    if (lower.size < 4 || tag == TAG_VBP)
        return lower;
    return regular_lemma(lexicon, arena, lower, part);
}
