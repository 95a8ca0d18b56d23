#include "language/boundary.h"

#include "base/ascii.h"
#include "language/abbreviation.h"
#include "language/word.h"

/* ---- kinds of tokens ---- */

enum kind {
    KIND_OUTSIDE,
    KIND_STOP,
    KIND_QUESTION,
    KIND_EXCLAMATION,
    KIND_ELLIPSIS,
    KIND_MARKS, /* several marks: "?!" */
    KIND_QUOTE,
    KIND_OPEN,
    KIND_CLOSE,
    KIND_COMMA,
    KIND_SEMICOLON,
    KIND_COLON,
    KIND_DASH,
    KIND_STAR,
    KIND_SLASH,
    KIND_FACE,
    KIND_ADDRESS, /* of a page or a mailbox */
    KIND_SYMBOL,
    KIND_RULE, /* "-----" */
    KIND_ABBREVIATION,
    KIND_TITLE = KIND_ABBREVIATION + 4,
    KIND_INITIAL,
    KIND_NUMBER,
    KIND_CODE, /* begins with a digit */
    KIND_CAPITALS,
    KIND_I,
    KIND_LETTER,
    KIND_CAPITALISED,
    KIND_LOWER,
};

static enum kind kind_of_mark(struct slice form)
{
    static const struct {
        char mark;
        enum kind kind;
    } kinds[] = {{'.', KIND_STOP},      {'?', KIND_QUESTION}, {'!', KIND_EXCLAMATION},
                 {'"', KIND_QUOTE},     {'\'', KIND_QUOTE},   {'(', KIND_OPEN},
                 {'[', KIND_OPEN},      {'{', KIND_OPEN},     {')', KIND_CLOSE},
                 {']', KIND_CLOSE},     {'}', KIND_CLOSE},    {',', KIND_COMMA},
                 {';', KIND_SEMICOLON}, {':', KIND_COLON},    {'-', KIND_DASH},
                 {'*', KIND_STAR},      {'/', KIND_SLASH}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].mark == form.data[0])
            return kinds[i].kind;
    return KIND_SYMBOL;
}

/* ":-)", "=D", "<3" */
static bool is_face(struct slice form)
{
    enum { FACE_MAX = 4 };
    char first = form.data[0];
    if (form.size < 2 || form.size > FACE_MAX ||
        !(first == ':' || first == ';' || first == '=' || first == '<' || first == '^'))
        return false;
    for (size_t i = 1; i < form.size; i++)
        if (ascii_is_letter(form.data[i]) && i + 1 < form.size)
            return false;
    return true;
}

static bool is_all(struct slice form, const char *marks)
{
    for (size_t i = 0; i < form.size; i++) {
        const char *mark = marks;
        while (*mark && *mark != form.data[i])
            mark++;
        if (!*mark)
            return false;
    }
    return true;
}

static enum kind kind_of_marks(struct slice form)
{
    enum { RULE_MIN = 4 };
    if (is_face(form))
        return KIND_FACE;
    if (form.size == 1)
        return kind_of_mark(form);
    if (is_all(form, "."))
        return KIND_ELLIPSIS;
    if (is_all(form, "?!."))
        return KIND_MARKS;
    if (is_all(form, "'`"))
        return KIND_QUOTE;
    if (is_all(form, "-"))
        return form.size < RULE_MIN ? KIND_DASH : KIND_RULE;
    return form.size < RULE_MIN ? KIND_SYMBOL : KIND_RULE;
}

static bool is_address(struct slice form)
{
    for (size_t i = 0; i + 2 < form.size; i++)
        if (form.data[i] == '@' ||
            (form.data[i] == ':' && form.data[i + 1] == '/' && form.data[i + 2] == '/'))
            return true;
    return form.size > 4 && slice_starts_with(form, "www.");
}

static enum kind kind_of_word(const struct token *token)
{
    if (slice_is(token->form, "I"))
        return KIND_I;
    if (token->all_capitals)
        return KIND_CAPITALS;
    if (token->capitalised)
        return token->form.size == 1 ? KIND_LETTER : KIND_CAPITALISED;
    return KIND_LOWER;
}

static enum kind kind_of(const struct token *token)
{
    struct slice form = token->form;
    if (token_is_letters(token))
        return kind_of_word(token);
    if (token->is_punctuation || is_face(form))
        return kind_of_marks(form);
    if (is_address(form))
        return KIND_ADDRESS;
    if (form.data[form.size - 1] == '.') {
        if (form.size == 2)
            return KIND_INITIAL;
        return (enum kind)(KIND_ABBREVIATION +
                           (int)abbreviation_find(slice_part(form, 0, form.size - 1)));
    }
    if (ascii_is_digit(form.data[0]))
        return is_all(form, "0123456789.,:/-") ? KIND_NUMBER : KIND_CODE;
    return kind_of_word(token);
}

/* ---- candidates ---- */

static bool is_inner(enum kind kind)
{
    return kind == KIND_COMMA || kind == KIND_OPEN || kind == KIND_LOWER ||
           kind >= KIND_NUMBER || kind == KIND_SLASH;
}

static bool may_begin(const struct token *token, enum kind kind)
{
    static const struct slice words[] = {SLICE("i"),      SLICE("im"),  SLICE("thanks"),
                                         SLICE("please"), SLICE("pls"), SLICE("thx")};
    if (kind != KIND_LOWER)
        return kind >= KIND_NUMBER || kind == KIND_DASH || kind == KIND_STAR ||
               kind == KIND_OPEN || kind == KIND_QUOTE || kind == KIND_FACE ||
               kind == KIND_ADDRESS || kind == KIND_SYMBOL || kind == KIND_RULE;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_equal(words[i], token->lower))
            return true;
    return false;
}

bool boundary_is_candidate(const struct boundary *boundary)
{
    const struct token *before = &boundary->tokens[boundary->next - 1];
    const struct token *behind = &boundary->tokens[boundary->next];
    if (boundary->verdict != BOUNDARY_UNMARKED)
        return boundary->verdict != BOUNDARY_BARRED;
    if (!before->space_after || (boundary->paragraphs && !before->is_punctuation))
        return false;
    enum kind kind = kind_of(before);
    if (kind == KIND_COMMA || kind == KIND_OPEN)
        return false;
    return !is_inner(kind) || may_begin(behind, kind_of(behind));
}

/* ---- features ---- */

/* What the templates look at of a token. */
struct view {
    uint64_t kind, word, form, tags, lower_tags; /* tags: that the dictionary knows */
};

static uint64_t tags_of(const struct model *model, uint32_t form)
{
    uint16_t class = word_table_find(&model->dictionary, word_dictionary_key(form));
    return class < model->ambiguity_count ? model->ambiguities[class].hash : 0;
}

static struct view view_at(const struct boundary *boundary, const struct model *model,
                           int64_t index)
{
    if (index < boundary->first || index >= boundary->end)
        return (struct view){KIND_OUTSIDE, 1, 1, 1, 1};
    const struct token *token = &boundary->tokens[index];
    uint32_t form = word_form_hash(token), lower = (uint32_t)(token->hash >> 7);
    uint64_t tags = tags_of(model, form);
    return (struct view){(uint64_t)kind_of(token), lower, form, tags,
                         form == lower ? tags : tags_of(model, lower)};
}

/* Fetches what the dictionary has for the token, to be looked at soon. */
static void prefetch_view(const struct boundary *boundary, const struct model *model,
                          int64_t index)
{
    if (index < boundary->first || index >= boundary->end)
        return;
    uint32_t form = word_form_hash(&boundary->tokens[index]);
    word_table_prefetch(&model->dictionary, word_dictionary_key(form));
}

static uint64_t length_class(uint32_t length)
{
    enum { SHORT = 3, STEP = 4, LONGEST = 8 };
    if (length <= SHORT)
        return length;
    uint32_t class = length / STEP;
    return SHORT + (class < LONGEST ? class : LONGEST);
}

#define ONE(id, a)    feature_add(features, id, a)
#define TWO(id, a, b) feature_add(features, id, feature_pair(a, b))

/* 'kinds' are those on both sides of the place and the verdict. */
static void word_features(const struct view *v, uint64_t kinds, struct features *features)
{
    const struct view *before = &v[1], *last = &v[2], *next = &v[3], *second = &v[4];
    ONE(1, last->word);
    ONE(2, next->word);
    TWO(3, last->word, next->word);
    TWO(4, last->word, next->kind);
    TWO(5, next->word, last->kind);
    TWO(6, before->word, last->word);
    TWO(7, feature_pair(next->word, second->word), last->kind);
    TWO(8, next->form, last->kind);
    TWO(9, last->form, next->kind);
    TWO(10, before->word, kinds);
    TWO(11, second->word, kinds);
    TWO(12, feature_pair(last->tags, next->tags), kinds);
    TWO(13, feature_pair(before->tags, last->tags), next->tags);
    TWO(14, feature_pair(last->tags, next->tags), second->tags);
    TWO(15, feature_pair(last->lower_tags, next->lower_tags),
        feature_pair(second->lower_tags, kinds));
    TWO(16, feature_pair(last->tags, next->word), last->kind);
    TWO(17, feature_pair(next->tags, second->tags),
        feature_pair(next->lower_tags, kinds));
    TWO(18, feature_pair(before->tags, last->tags),
        feature_pair(next->tags, second->tags));
}

void boundary_features(const struct boundary *boundary, const struct model *model,
                       struct features *features)
{
    enum { VIEWS = 6, BEFORE = 3 };
    struct view v[VIEWS];
    for (int64_t i = (int64_t)boundary->next - BEFORE;
         i < (int64_t)boundary->next - BEFORE + VIEWS; i++)
        prefetch_view(boundary, model, i);
    for (int i = 0; i < VIEWS; i++)
        v[i] = view_at(boundary, model, (int64_t)boundary->next - BEFORE + i);
    uint64_t verdict = (uint64_t)boundary->verdict;
    uint64_t kinds = (v[2].kind << 8 | v[3].kind) << 2 | verdict;
    uint64_t state = (uint64_t)(boundary->brackets > 0) << 1 | boundary->in_quote;
    uint64_t space = boundary->tokens[boundary->next - 1].space_after;
    uint64_t length = length_class(boundary->next - boundary->start);
    word_features(v, kinds, features);
    ONE(20, verdict);
    ONE(21, v[2].kind);
    ONE(22, v[3].kind);
    ONE(23, kinds);
    TWO(24, kinds, v[4].kind);
    TWO(25, kinds, v[1].kind);
    TWO(26, kinds, v[1].kind << 8 | v[4].kind);
    TWO(27, kinds, v[0].kind << 16 | v[1].kind << 8 | v[4].kind);
    TWO(28, kinds, v[4].kind << 8 | v[5].kind);
    TWO(29, v[2].kind, length);
    TWO(30, kinds, length);
    TWO(31, kinds, state);
    TWO(32, kinds, space);
    features_end(features);
}

bool boundary_ends(const struct boundary *boundary, const struct model *model)
{
    /* measured on news: two of three of the ends found below this score were none */
    enum { RELUCTANCE = 60 };
    struct features features;
    int16_t sums[LANES];
    features_begin(&features, model->boundaries.buckets, model->boundaries.bucket_count);
    boundary_features(boundary, model, &features);
    pairs_sum(&features, sums);
    int least =
        boundary->paragraphs && boundary->verdict == BOUNDARY_UNMARKED ? RELUCTANCE : 0;
    return sums[0] > least;
}
