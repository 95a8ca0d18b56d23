#include "event/statement_text.h"

#include "base/ascii.h"
#include "event/title.h"

#include <string.h>

enum {
    TEXT_LIMIT = 1 << 14, /* bytes of a title */
    TITLE_WORDS = 120,    /* bytes of what was said in a title */
    COLON_MAX = 8,        /* tokens from a cue to its colon */
    OBJECT_MAX = 14,      /* tokens of "called the budget" up to its quotation */
    CUE_BYTES_MAX = 90,   /* between the halves of an interrupted quotation */
    STACK_MAX = 16        /* marks open at the same time */
};

static const char OPEN_MARK[] = "\xE2\x80\x9C", CLOSE_MARK[] = "\xE2\x80\x9D";

/* ---- which words ---- */

/* The quotation that the token stands in, marks included. */
static const struct quoted_span *span_of_token(const struct event_context *context,
                                               const struct quoted_spans *spans,
                                               uint32_t token)
{
    uint32_t span = quoted_span_at(spans, token_at(context, token)->start);
    return span == QUOTED_NONE ? NULL : &spans->items[span];
}

/* Whole quotations: one that the range cuts is taken in up to its mark, as far as the
 * cue allows. */
static struct token_range with_whole_quotations(const struct event_context *context,
                                                const struct quoted_spans *spans,
                                                const struct attribution *attribution,
                                                struct token_range range)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    bool behind = range.first > attribution->trigger;
    uint32_t stop = !behind && range.end <= attribution->trigger ? range.end : all.end;
    const struct quoted_span *last = span_of_token(context, spans, range.end - 1);
    if (behind && range.end < stop && last == NULL &&
        span_of_token(context, spans, range.end) != NULL)
        last = span_of_token(context, spans, range.end); /* "share | “a purpose”" */
    while (last != NULL && range.end < stop &&
           token_at(context, range.end)->start < last->close)
        range.end++;
    uint32_t mention = context->entities->mention_of_token[range.first];
    if (mention != UINT32_MAX && behind &&
        context->entities->mentions.items[mention].first > attribution->trigger)
        range.first = context->entities->mentions.items[mention].first;
    const struct quoted_span *first = span_of_token(context, spans, range.first);
    uint32_t begin = behind ? attribution->trigger_end : all.first;
    while (first != NULL && range.first > begin &&
           token_at(context, range.first - 1)->start >= first->open)
        range.first--;
    return range;
}

/* "said on Friday that", "said the day after that": a day in front of a clause. */
static uint32_t behind_day(const struct event_context *context, uint32_t first,
                           uint32_t end)
{
    uint32_t timex = context->timex_of_token[first];
    if (timex == TIMEX_NONE)
        return first;
    uint32_t next = context->timexes.items[timex].end;
    if (next >= end || token_at(context, next)->is_punctuation)
        return first;
    enum tag tag = (enum tag)token_at(context, next)->tag;
    if (token_is(context->document, next, "that"))
        return next;
    return tag_is_verb(tag) || tag == TAG_MD || tag == TAG_POS || tag == TAG_IN ||
                   tag_is_noun(tag)
               ? first
               : next;
}

static bool introduces_clause(const struct event_context *context, uint32_t token,
                              uint32_t end)
{
    if (!token_is(context->document, token, "that") ||
        context->timex_of_token[token] != TIMEX_NONE)
        return false;
    enum tag next =
        token + 1 < end ? (enum tag)token_at(context, token + 1)->tag : TAG_NN;
    enum tag later =
        token + 2 < end ? (enum tag)token_at(context, token + 2)->tag : TAG_NN;
    bool is_pronoun = (tag_is_verb(next) || next == TAG_MD) && later != TAG_MD;
    return token_at(context, token)->tag == TAG_IN || !is_pronoun;
}

/* Without the words and marks that only join it to the rest of the sentence. */
static struct token_range trim(const struct event_context *context,
                               struct token_range range, bool behind, bool object)
{
    if (behind && !object && range.first < range.end)
        range.first = behind_day(context, range.first, range.end);
    while (range.first < range.end &&
           (token_among(context, range.first, SET_BEFORE_SPEECH) ||
            (!object && introduces_clause(context, range.first, range.end))))
        range.first++;
    while (range.first < range.end &&
           (token_among(context, range.end - 1, SET_BEHIND_SPEECH) ||
            (object && range.first + 1 < range.end &&
             token_among(context, range.end - 1, SET_BEFORE_AFTERWARDS))))
        range.end--; /* "announced the decision shortly after six" */
    return range;
}

/* ---- clean text ---- */

/* "Swiss voters" */
static bool is_of_a_nation(const struct event_context *context, const struct token *word)
{
    struct gazetteer_place place;
    return word->tag == TAG_JJ &&
           gazetteer_place(context->extractor->gazetteer, word->lower, &place) &&
           (place.kinds & PLACE_DEMONYM) != 0;
}

/* A capital letter that only the beginning of the sentence asked for. */
static bool begins_by_chance(const struct event_context *context, uint32_t token)
{
    const struct token *word = token_at(context, token);
    struct token_range all = sentence_range(context, word->sentence);
    bool first = token == all.first ||
                 (token == all.first + 1 && token_at(context, all.first)->is_punctuation);
    uint32_t mention = context->entities->mention_of_token[token];
    bool name = tag_is_name((enum tag)word->tag) ||
                (mention != UINT32_MAX &&
                 context->entities->mentions.items[mention].kind == MENTION_NAME &&
                 context->entities->mentions.items[mention].head == token);
    bool initial = word->lower.size <= 2 && slice_ends_with(word->lower, ".");
    bool is_i =
        initial || slice_is(word->lower, "i") || slice_starts_with(word->lower, "i'");
    bool in_title = token + 1 < all.end && token_at(context, token + 1)->capitalised &&
                    (tag_is_noun((enum tag)word->tag) || word->tag == TAG_JJ);
    return first && word->capitalised && !word->all_capitals && !name && !is_i &&
           !in_title && !is_of_a_nation(context, word);
}

/* The text with single spaces. */
static void add_words(struct buffer *out, const struct event_context *context,
                      struct token_range range)
{
    if (range.first >= range.end)
        return;
    struct slice text = document_text(context->document, range.first, range.end);
    bool lower = begins_by_chance(context, range.first);
    if (out->size > 0 && out->data[out->size - 1] != ' ')
        buffer_add_byte(out, ' ');
    for (size_t i = 0; i < text.size; i++) {
        size_t word = i;
        while (word < text.size && !ascii_is_space(text.data[word]))
            word++;
        buffer_add(out, slice_part(text, i, word));
        if (i == 0 && lower && word > 0)
            out->data[out->size - word] = ascii_lower(text.data[0]);
        i = word;
        if (i < text.size && out->size > 0 && out->data[out->size - 1] != ' ')
            buffer_add_byte(out, ' ');
    }
}

/* Marks that come in pairs; a straight one closes what it opened. */
static const struct pair {
    const char *open, *close;
} PAIRS[] = {
    {"\"", "\""}, {"\xE2\x80\x9C", "\xE2\x80\x9D"}, {"\xC2\xAB", "\xC2\xBB"}, {"(", ")"},
    {"[", "]"},
};
enum { PAIR_COUNT = sizeof PAIRS / sizeof *PAIRS };

static bool has_at(struct slice text, size_t at, const char *mark)
{
    return slice_starts_with(slice_part(text, at, text.size), mark);
}

/* First bytes of the marks. */
static bool may_be_mark(char byte)
{
    return byte == '"' || byte == '(' || byte == ')' || byte == '[' || byte == ']' ||
           (unsigned char)byte >= 0x80;
}

static bool is_open(const size_t *stack, size_t depth, size_t pair)
{
    for (size_t i = 0; i < depth; i++)
        if (stack[i] == pair)
            return true;
    return false;
}

/* Copies the text, leaving out marks that close nothing and closing those left open; a
 * bracket that nothing closes ends the text. */
static void add_balanced(struct buffer *out, struct slice text)
{
    size_t stack[STACK_MAX];
    size_t depth = 0;
    for (size_t i = 0; i < text.size;) {
        size_t plain = i;
        while (plain < text.size && !may_be_mark(text.data[plain]))
            plain++;
        buffer_add(out, slice_part(text, i, plain));
        i = plain;
        size_t pair = i < text.size ? 0 : PAIR_COUNT;
        while (pair < PAIR_COUNT && !has_at(text, i, PAIRS[pair].open) &&
               !has_at(text, i, PAIRS[pair].close))
            pair++;
        if (pair == PAIR_COUNT) {
            buffer_add(out, slice_part(text, i, i + 1));
            i++;
            continue;
        }
        bool opens = has_at(text, i, PAIRS[pair].open);
        bool closes = has_at(text, i, PAIRS[pair].close) && is_open(stack, depth, pair);
        const char *mark = closes || !opens ? PAIRS[pair].close : PAIRS[pair].open;
        i += strlen(mark);
        if (closes) {
            while (depth > 0 && stack[--depth] != pair)
                buffer_add_text(out, PAIRS[stack[depth]].close);
        } else if (!opens || depth == STACK_MAX) {
            continue;
        } else {
            stack[depth++] = pair;
        }
        buffer_add_text(out, mark);
    }
    while (depth > 0)
        buffer_add_text(out, PAIRS[stack[--depth]].close);
}

/* "... bosses,”" has its comma only because the attribution follows. */
static struct slice without_last_comma(struct arena *arena, struct slice text)
{
    static const char *const MARKS[] = {"\"", "\xE2\x80\x9D", "''", "'", "\xE2\x80\x99"};
    text = slice_trim(text);
    while (text.size > 0 && strchr(",;:-", text.data[text.size - 1]) != NULL)
        text = slice_trim(slice_part(text, 0, text.size - 1));
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        size_t size = strlen(MARKS[i]);
        if (text.size > size && slice_ends_with(text, MARKS[i]) &&
            text.data[text.size - size - 1] == ',')
            return slice_of(arena_format(arena, "%.*s%s", (int)(text.size - size - 1),
                                         text.data, MARKS[i]));
    }
    return text;
}

static struct slice clean(struct event_context *context, struct slice text)
{
    struct buffer out;
    buffer_init(&out, context->arena, 2 * text.size + STACK_MAX * sizeof OPEN_MARK);
    add_balanced(&out, text);
    struct slice cleaned = buffer_slice(&out);
    if (cleaned.size > 1 && cleaned.data[cleaned.size - 1] == '.' &&
        slice_find(cleaned, slice_of(". "), 0) == SIZE_MAX &&
        ascii_is_lower(cleaned.data[cleaned.size - 2]))
        cleaned.size--;
    return without_last_comma(context->arena, cleaned);
}

/* ---- what was said ---- */

static struct slice quotation_text(struct event_context *context,
                                   const struct quoted_span *span)
{
    struct slice text = quoted_span_text(context->article, span);
    struct buffer out;
    buffer_init(&out, context->arena, 2 * text.size + 1);
    for (size_t i = 0; i < text.size; i++) {
        bool space = ascii_is_space(text.data[i]);
        if (!space || (out.size > 0 && out.data[out.size - 1] != ' '))
            buffer_add_byte(&out, space ? ' ' : text.data[i]);
    }
    return clean(context, buffer_slice(&out));
}

/* Whether the range is nothing but (a part of) one quotation. */
static bool is_quotation(const struct event_context *context,
                         const struct quoted_spans *spans, struct token_range range)
{
    const struct quoted_span *span = span_of_token(context, spans, range.first);
    return span != NULL && token_at(context, range.end - 1)->end <= span->close;
}

/* "If the votes had stayed, ...": a comma belongs behind it. */
static bool opens_condition(const struct event_context *context, uint32_t first)
{
    return token_among(context, first, SET_SENTENCE_CONDITIONS);
}

static struct slice clause_text(struct event_context *context,
                                const struct attribution *attribution,
                                struct token_range range)
{
    struct slice source = document_text(context->document, range.first, range.end);
    struct buffer out;
    buffer_init(&out, context->arena, source.size + 4);
    if (attribution->hole_first > range.first && attribution->hole_end <= range.end) {
        add_words(&out, context,
                  (struct token_range){range.first, attribution->hole_first});
        if (token_is(context->document, attribution->hole_first, ",") &&
            range.first < attribution->trigger && opens_condition(context, range.first))
            buffer_add_byte(&out, ',');
        add_words(&out, context, (struct token_range){attribution->hole_end, range.end});
    } else {
        add_words(&out, context, range);
    }
    return clean(context, buffer_slice(&out));
}

/* "“The plan,” Holt said, “is dead.”": one sentence in two quotations. */
static bool goes_on_in_next(const struct event_context *context,
                            const struct quoted_spans *spans, uint32_t span)
{
    if (span + 1 >= spans->count)
        return false;
    const struct quoted_span *first = &spans->items[span], *next = first + 1;
    struct slice before = quoted_span_text(context->article, first);
    struct slice behind = quoted_span_text(context->article, next);
    return first->block == next->block && next->open < first->close + CUE_BYTES_MAX &&
           before.size > 0 && before.data[before.size - 1] == ',' && behind.size > 0 &&
           ascii_is_lower(behind.data[0]);
}

static struct saying quotation_saying(struct event_context *context,
                                      const struct quoted_spans *spans, uint32_t span)
{
    struct saying saying = {.text = slice_make("", 0)};
    if (span == QUOTED_NONE)
        return saying;
    saying.text = quotation_text(context, &spans->items[span]);
    saying.verbatim = true;
    if (goes_on_in_next(context, spans, span))
        saying.text = slice_of(arena_format(
            context->arena, "%.*s %s", (int)saying.text.size, saying.text.data,
            quotation_text(context, &spans->items[span + 1]).data));
    return saying;
}

/* Tokens of the quotation's end in the sentence, or of its sentence. */
static uint32_t end_of_span(const struct event_context *context,
                            const struct attribution *attribution,
                            const struct quoted_span *span, uint32_t from)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    while (from < all.end && token_at(context, from)->start < span->close)
        from++;
    return from;
}

/* "called the budget “a fairy tale”": what stands between a verb that needs a quotation
 * and the quotation is said with it. Empty where they do not stand together. */
static struct token_range object_with_span(const struct event_context *context,
                                           const struct attribution *attribution,
                                           const struct quoted_span *span)
{
    const struct token_range none = {0, 0};
    uint32_t first = attribution->trigger + 1;
    struct token_range all = sentence_range(context, attribution->sentence);
    for (uint32_t i = first; i < all.end && i < first + OBJECT_MAX; i++) {
        if (token_at(context, i)->start >= span->open && i == first)
            return none;
        if (token_at(context, i)->start >= span->open) {
            uint32_t end = end_of_span(context, attribution, span, i);
            /* "dismissed as “nonsense” a report that ..." */
            while (token_is(context->document, first, "as") && end < all.end &&
                   !token_among(context, end, SET_SENTENCE_MARKS))
                end++;
            return (struct token_range){first, end};
        }
        enum tag tag = (enum tag)token_at(context, i)->tag;
        if (token_at(context, i)->is_punctuation || tag == TAG_VBD || tag == TAG_MD)
            return none;
    }
    return none;
}

/* The words behind a verb whose object says what was said; empty: none. */
static struct token_range object_of(const struct event_context *context,
                                    const struct quoted_spans *spans,
                                    const struct attribution *attribution, uint32_t span)
{
    struct token_range told = {attribution->told_first, attribution->told_end};
    const struct statement_verb *row =
        statement_verb_find(token_at(context, attribution->trigger)->lower);
    if (span == QUOTED_NONE || row == NULL)
        return told;
    if (attribution->has_arguments && attribution->speaker_token > attribution->trigger &&
        token_at(context, attribution->trigger)->tag == TAG_VBN)
        return (struct token_range){0, 0}; /* "labelled as a “farce” by Holt" */
    if (row->content == CONTENT_QUOTATION)
        return object_with_span(context, attribution, &spans->items[span]);
    uint32_t stop = told.end > told.first ? token_at(context, told.end - 1)->end : 0;
    bool holds = spans->items[span].open < stop &&
                 token_at(context, told.first)->start <= spans->items[span].open;
    return holds ? told : (struct token_range){0, 0};
}

/* "announced the decision shortly after 6 p.m. Friday": the time of the telling, at the
 * end, is no part of what was told. */
static struct token_range without_day(const struct event_context *context,
                                      struct token_range range, uint32_t timex)
{
    if (timex == TIMEX_NONE || range.first >= range.end ||
        context->timex_of_token[range.end - 1] != timex)
        return range;
    range.end = context->timexes.items[timex].first;
    while (range.end > range.first && (token_at(context, range.end - 1)->tag == TAG_IN ||
                                       token_at(context, range.end - 1)->tag == TAG_RB))
        range.end--;
    return range;
}

/* Over what tells more of the time: "at 7 a.m. (0600 GMT) on Monday". */
static uint32_t end_of_days(const struct event_context *context, uint32_t end,
                            uint32_t limit)
{
    const struct document *document = context->document;
    while (end < limit) {
        bool joined = token_among(context, end, SET_DAY_PREPOSITIONS);
        if (token_is(document, end, "("))
            while (end < limit && !token_is(document, end, ")"))
                end++;
        else if (context->timex_of_token[end] == TIMEX_NONE &&
                 !(joined && end + 1 < limit &&
                   context->timex_of_token[end + 1] != TIMEX_NONE))
            break;
        end++;
    }
    return end < limit ? end : limit;
}

/* "what analysts said was a sign": the subject stands before the cue. */
static bool lacks_subject(const struct event_context *context, uint32_t first)
{
    enum tag tag = (enum tag)token_at(context, first)->tag;
    return (tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP || tag == TAG_MD) &&
           token_among(context, first, SET_BARE_AUXILIARIES);
}

/* "urges both sides on Tuesday to lay down their arms": the same within it. */
static void leave_out_day(const struct event_context *context, struct token_range range,
                          uint32_t timex, struct attribution *attribution)
{
    if (timex == TIMEX_NONE)
        return;
    const struct timex *found = &context->timexes.items[timex];
    uint32_t first = found->first;
    if (first > range.first && token_among(context, first - 1, SET_DAY_PREPOSITIONS))
        first--;
    if (first <= range.first || found->end > range.end ||
        token_at(context, first - 1)->tag == TAG_DT)
        return; /* "blame a Sunday in May" */
    attribution->hole_first = first;
    attribution->hole_end = end_of_days(context, found->end, range.end);
}

/* "Asked about a ceasefire, the president replied: “...”": the question is not what was
 * said. */
static bool is_question(const struct event_context *context, struct token_range range)
{
    return token_among(context, range.first, SET_INTERROGATED) &&
           range.first ==
               sentence_range(context, token_at(context, range.first)->sentence).first;
}

static struct slice with_subject(struct event_context *context, uint32_t first,
                                 struct slice text)
{
    bool plural = token_among(context, first, SET_PLURAL_AUXILIARIES);
    return slice_of(arena_format(context->arena, "%s %.*s", plural ? "they" : "it",
                                 (int)text.size, text.data));
}

/* What may stand between a verb of saying and it. */
static void describe_clause(const struct event_context *context,
                            const struct attribution *attribution,
                            struct token_range range, struct saying *saying)
{
    if (saying->is_object)
        return;
    bool behind = range.first > attribution->trigger;
    enum tag tag = (enum tag)token_at(context, range.first)->tag;
    bool inverted =
        tag == TAG_MD && token_among(context, range.first, SET_QUESTION_MODALS);
    bool asked = tag == TAG_PRP && range.first + 1 < range.end &&
                 token_at(context, range.first + 1)->tag == TAG_TO;
    bool asks = token_is(context->document, range.first, "whether");
    bool condition = !behind && token_among(context, range.first, SET_INVERTED_WERE);
    saying->starts_aside =
        condition || (tag == TAG_IN && !asks) || (!behind && tag == TAG_RB) || inverted;
    saying->is_clause = !behind || (tag != TAG_VBG && tag != TAG_TO && !asked);
}

/* "Cruz was endorsed by Mike Lee, who declared: “...”": what is said stands behind the colon,
 * not before the cue. */
static bool leads_up_to(const struct event_context *context,
                        const struct attribution *attribution,
                        const struct quoted_spans *spans, uint32_t span)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    uint32_t open = span == QUOTED_NONE ? 0 : spans->items[span].open;
    for (uint32_t i = attribution->trigger_end;
         span != QUOTED_NONE && i < all.end && i < attribution->trigger_end + COLON_MAX;
         i++)
        if (token_among(context, i, SET_COLON_OR_COMMA) && i + 1 < all.end)
            return token_at(context, i + 1)->start <= open + 1 &&
                   token_at(context, i + 1)->end > open;
    return false;
}

struct saying saying_of(struct event_context *context, const struct quoted_spans *spans,
                        const struct attribution *attribution, uint32_t span,
                        uint32_t timex)
{
    struct token_range range =
        without_day(context, object_of(context, spans, attribution, span), timex);
    bool object = range.first < range.end;
    if (!object)
        range = (struct token_range){attribution->first, attribution->end};
    if (range.first >= range.end || is_question(context, range) ||
        (!object && range.end <= attribution->trigger &&
         leads_up_to(context, attribution, spans, span)))
        return quotation_saying(context, spans, span);
    bool behind = range.first > attribution->trigger;
    struct saying saying = {.is_object = object, .text = slice_make("", 0)};
    if (behind && !object && range.first < attribution->trigger_end)
        range.first = attribution->trigger_end; /* "said at a news conference" */
    if (range.first >= range.end)
        return quotation_saying(context, spans, span);
    range = with_whole_quotations(context, spans, attribution, range);
    range = trim(context, range, behind, object);
    if (attribution->hole_first <= range.first && range.first < attribution->hole_end)
        range.first = attribution->hole_end; /* "And yet, he said, ..." */
    if (range.first >= range.end ||
        (span != QUOTED_NONE && is_quotation(context, spans, range)))
        return quotation_saying(context, spans, span);
    describe_clause(context, attribution, range, &saying);
    struct attribution whole = *attribution;
    if (object)
        leave_out_day(context, range, timex, &whole);
    saying.text = clause_text(context, &whole, range);
    if (behind && !object && lacks_subject(context, range.first))
        saying.text = with_subject(context, range.first, saying.text);
    return saying;
}

/* ---- titles ---- */

/* How a form is told: by itself, and as the occasion of something said. */
static const struct form_wording {
    const char *form;
    struct title_verb verb;
    const char *occasion;
} FORMS[] = {
    {"press-conference",
     {"holds", "hold", "a press conference"},
     " at a press conference"},
    {"interview", {"gives", "give", "an interview"}, " in an interview"},
    {"speech", {"gives", "give", "a speech"}, " in a speech"},
    {"testimony", {"testifies", "testify", ""}, " in testimony"},
    {"letter", {"writes", "write", ""}, ""},
    {"announcement", {"makes", "make", "an announcement"}, ""},
    {"denial", {"issues", "issue", "a denial"}, ""},
    {"report", {"publishes", "publish", "a report"}, ""},
    {"tweet", {"tweets", "tweet", ""}, ""},
    {"statement", {"makes", "make", "a statement"}, ""},
};
enum { FORM_COUNT = sizeof FORMS / sizeof *FORMS };

static const struct form_wording *wording_of(const char *form)
{
    for (size_t i = 0; i + 1 < FORM_COUNT; i++)
        if (strcmp(FORMS[i].form, form) == 0)
            return &FORMS[i];
    return &FORMS[FORM_COUNT - 1];
}

static const struct title_verb SAYS = {"says", "say", ""};
static const struct title_verb SPEAKS = {"speaks", "speak", ""};
static const struct title_verb ASKS = {"asks", "ask", ""}; /* "wanted to know why" */

static const struct statement_verb *verb_row(const struct event_context *context,
                                             const struct attribution *attribution)
{
    if (attribution->trigger != attribution->predicate)
        return NULL; /* a noun */
    return statement_verb_find(token_at(context, attribution->trigger)->lower);
}

/* Verbs that tell the place in a conversation, which a title does not show. */
static bool is_neutral(const struct statement_verb *row)
{
    return word_in(row->lemma, word_set_words(SET_NEUTRAL_VERBS));
}

static bool has_addressee(const struct event *event)
{
    for (size_t i = 0; i < event->participants.count; i++)
        if (event->participants.items[i].role == ROLE_ADDRESSEE)
            return true;
    return false;
}

static bool can_lack_addressee(const struct statement_verb *row)
{
    return slice_is(row->lemma, "ask") || slice_is(row->lemma, "warn") ||
           slice_is(row->lemma, "demand") || slice_is(row->lemma, "urge");
}

/* The verb of the article in the present tense where it stands for itself: "warns"; else
 * "says". */
static struct title_verb verb_of_title(const struct event *event,
                                       const struct statement_verb *row,
                                       const struct saying *saying)
{
    if (row == NULL || is_neutral(row))
        return SAYS;
    if (slice_is(row->lemma, "want") && !saying->is_object && !saying->verbatim)
        return ASKS;
    bool manner = row->content == CONTENT_QUOTATION && !saying->is_object;
    bool addressed = row->addressee == ADDRESSEE_OBJECT && !saying->is_object;
    if (manner || (addressed && !has_addressee(event) && !can_lack_addressee(row)))
        return SAYS;
    return (struct title_verb){row->third.data, row->lemma.data, ""};
}

static bool begins_as_question(struct slice text)
{
    struct slice first = slice_cut(&text, ' ');
    return text.size > 0 && word_in(first, word_set_words(SET_TITLE_QUESTIONS));
}

/* Not more than a title holds. */
static struct slice shortened(struct event_context *context, struct slice text)
{
    if (text.size <= TITLE_WORDS)
        return text;
    size_t cut = TITLE_WORDS;
    while (cut > 0 && text.data[cut] != ' ')
        cut--;
    text = slice_trim(slice_part(text, 0, cut));
    while (text.size > 0 && strchr(",;:-", text.data[text.size - 1]) != NULL)
        text = slice_trim(slice_part(text, 0, text.size - 1));
    const char *open =
        arena_format(context->arena, "%.*s ...", (int)text.size, text.data);
    struct buffer out;
    buffer_init(&out, context->arena, TEXT_LIMIT);
    add_balanced(&out, slice_of(open));
    return buffer_slice(&out);
}

static void add_text(struct buffer *out, struct event_context *context,
                     const struct saying *saying, const char *join)
{
    struct slice text = shortened(context, saying->text);
    buffer_add_text(out, saying->verbatim ? ": " : join);
    if (saying->verbatim)
        buffer_add_text(out, OPEN_MARK);
    buffer_add(out, text);
    if (saying->verbatim)
        buffer_add_text(out, CLOSE_MARK);
}

/* "tells reporters at a press conference that ..." */
static void add_said(struct buffer *out, struct event_context *context,
                     const struct event *event, const struct statement_verb *row,
                     const struct saying *saying)
{
    struct title_verb verb = verb_of_title(event, row, saying);
    title_add_predicate(out, context, event, ROLE_SPEAKER, &verb);
    bool says = strcmp(verb.singular, SAYS.singular) == 0;
    if (!says && row != NULL && row->addressee == ADDRESSEE_OBJECT &&
        !saying->is_object && has_addressee(event)) {
        buffer_add_byte(out, ' ');
        title_add_names(out, context, event, ROLE_ADDRESSEE);
    }
    bool told = saying->is_object || (row != NULL && slice_is(row->lemma, "write"));
    bool testifies = row != NULL && slice_is(row->lemma, "testify");
    const char *occasion = told || testifies ? "" : wording_of(event->form)->occasion;
    buffer_add_text(out, occasion);
    bool clause =
        saying->starts_aside || occasion[0] != '\0' || (!says && saying->is_clause);
    bool that = clause && !saying->is_object &&
                (saying->starts_aside || !begins_as_question(saying->text));
    add_text(out, context, saying, that ? " that " : " ");
}

const char *title_of_statement(struct event_context *context, const struct event *event,
                               const struct attribution *attribution,
                               const struct saying *saying)
{
    const struct statement_verb *row = verb_row(context, attribution);
    bool occasion = attribution->trigger != attribution->predicate ||
                    (row != NULL && row->content == CONTENT_OCCASION);
    struct buffer out;
    buffer_init(&out, context->arena, TEXT_LIMIT);
    if (saying->text.size > 0 && !occasion) {
        add_said(&out, context, event, row, saying);
        return title_finish(&out);
    }
    if (row != NULL && row->content == CONTENT_OCCASION && saying->text.size == 0 &&
        strcmp(event->form, "statement") == 0) {
        title_add_predicate(&out, context, event, ROLE_SPEAKER, &SPEAKS);
        if (has_addressee(event)) {
            buffer_add_text(&out, " to ");
            title_add_names(&out, context, event, ROLE_ADDRESSEE);
        }
        return title_finish(&out);
    }
    title_add_predicate(&out, context, event, ROLE_SPEAKER,
                        &wording_of(event->form)->verb);
    if (saying->text.size > 0)
        add_text(&out, context, saying, ": ");
    return title_finish(&out);
}
