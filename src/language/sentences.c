#include "language/sentences.h"

#include "base/ascii.h"
#include "language/abbreviation.h"
#include "language/analysis.h"
#include "language/clock_prefix.h"
#include "language/speech_verb.h"

static const struct slice starters[] = {
#define STARTER(word) SLICE(word),
#include "language/starters.def"
#undef STARTER
};

static char first_byte(const struct token *token)
{
    return token->form.data[0];
}

static bool is_one(const struct token *token, const char *bytes)
{
    if (token->form.size != 1)
        return false;
    for (; *bytes; bytes++)
        if (*bytes == first_byte(token))
            return true;
    return false;
}

static bool is_starter(const struct token *token)
{
    if (!token->capitalised)
        return false;
    for (size_t i = 0; i < sizeof starters / sizeof *starters; i++)
        if (slice_equal(token->lower, starters[i]))
            return true;
    return false;
}

/* What a token at a sentence's end can be. */
enum ender { NO_END, FULL_STOP, QUESTION, ELLIPSIS, ABBREVIATED };

static enum ender ender_of(const struct token *token)
{
    char c = first_byte(token);
    if (c == '.')
        return token->form.size == 1 ? FULL_STOP : ELLIPSIS;
    if ((c == '!' || c == '?') && token->is_punctuation)
        return QUESTION;
    if (!token->is_punctuation && token->form.data[token->form.size - 1] == '.')
        return ABBREVIATED;
    return NO_END;
}

/* Quotes and brackets that close right behind the sentence's last mark. */
static uint32_t skip_closers(const struct splitter *splitter, uint32_t index)
{
    while (index < splitter->end && !splitter->tokens[index - 1].space_after &&
           (is_one(&splitter->tokens[index], "\"')]}") ||
            slice_is(splitter->tokens[index].form, "''")))
        index++;
    return index;
}

/* Can the token begin a sentence? */
static bool can_begin(const struct token *token)
{
    if (token->capitalised || token->has_digit)
        return true;
    if (token->is_punctuation)
        return is_one(token, "\"'([-*$#<") || slice_is(token->form, "``") ||
               slice_is(token->form, "--");
    return false;
}

/* "Why?" Kerry asked: the attribution goes on with the sentence. */
static bool is_attribution(const struct splitter *splitter, uint32_t index)
{
    enum { NAME_TOKENS_MAX = 4 };
    uint32_t limit = index + NAME_TOKENS_MAX;
    for (uint32_t i = index; i < splitter->end && i <= limit; i++) {
        if (i > index && token_is_speech_verb(&splitter->tokens[i]))
            return true;
        if (!splitter->tokens[i].capitalised)
            return false;
    }
    return false;
}

/* "Admiral (ret.) Duarte": the name behind the brackets goes on. */
static bool is_in_brackets_of_title(const struct splitter *splitter, uint32_t index)
{
    const struct token *token = &splitter->tokens[index];
    return index > 0 && index + 1 < splitter->end && is_one(&token[-1], "(") &&
           is_one(&token[1], ")") &&
           abbreviation_find(slice_part(token->form, 0, token->form.size - 1)) ==
               ABBREVIATION_TITLE;
}

static bool abbreviation_ends(const struct splitter *splitter, uint32_t index,
                              uint32_t next)
{
    const struct token *token = &splitter->tokens[index];
    struct slice word = slice_part(token->form, 0, token->form.size - 1);
    if (next > index + 1 && splitter->tokens[next].capitalised)
        return true; /* a quote closed behind it */
    switch (abbreviation_find(word)) {
    case ABBREVIATION_TITLE:
    case ABBREVIATION_NUMBER:
        return false;
    case ABBREVIATION_FINAL:
    case ABBREVIATION_INNER:
        return is_starter(&splitter->tokens[next]);
    case ABBREVIATION_NONE:
        break;
    }
    if (word.size == 1) /* an initial: "John F. Kerry" */
        return false;
    return is_starter(&splitter->tokens[next]) ||
           (is_one(&splitter->tokens[next], "\"") && !splitter->in_quote);
}

/* Does the sentence end between 'index', an ender with its closers up to 'next', and
 * 'next'? */
static bool ends_between(const struct splitter *splitter, enum ender ender,
                         uint32_t index, uint32_t next)
{
    const struct token *following = &splitter->tokens[next];
    if (!can_begin(following))
        return false;
    switch (ender) {
    case FULL_STOP:
        return splitter->tokens[next - 1].space_after || following->capitalised;
    case QUESTION:
        return splitter->tokens[next - 1].space_after;
    case ELLIPSIS:
        return splitter->tokens[next - 1].space_after && following->capitalised;
    case ABBREVIATED:
        return abbreviation_ends(splitter, index, next);
    case NO_END:
        break;
    }
    return false;
}

/* What the rules say of the place before 'next', in a sentence that begins at 'first'. */
static enum boundary_verdict verdict_at(const struct splitter *splitter, uint32_t first,
                                        uint32_t next)
{
    enum { CLOSERS_MAX = 4 };
    uint32_t last = next - 1;
    if (token_is_letters(&splitter->tokens[last]) &&
        (last == first || splitter->tokens[last - 1].space_after))
        return BOUNDARY_UNMARKED; /* as behind most words */
    for (int i = 0; i < CLOSERS_MAX && last > first; i++) {
        if (ender_of(&splitter->tokens[last]) != NO_END ||
            splitter->tokens[last - 1].space_after)
            break;
        last--;
    }
    enum ender ender = ender_of(&splitter->tokens[last]);
    if (ender == NO_END || skip_closers(splitter, last + 1) != next)
        return BOUNDARY_UNMARKED;
    if (ender == QUESTION && next > last + 1 && is_attribution(splitter, next))
        return BOUNDARY_BARRED;
    if (ender == ABBREVIATED && is_in_brackets_of_title(splitter, last))
        return BOUNDARY_BARRED;
    return ends_between(splitter, ender, last, next) ? BOUNDARY_END : BOUNDARY_INNER;
}

/* Without a model the rules decide. */
static bool ends_before(const struct splitter *splitter, const struct boundary *boundary)
{
    const struct language *language = splitter->document->language;
    if (!language)
        return boundary->verdict == BOUNDARY_END;
    return boundary_is_candidate(boundary) && boundary_ends(boundary, &language->model);
}

/* The token as it stands in the text. */
static struct slice source_of(const struct splitter *splitter, const struct token *token)
{
    if (!splitter->document)
        return token->form;
    return slice_part(splitter->document->article->text, token->start, token->end);
}

/* Is a double quotation open behind the token? Which way a mark looks is told by its curl
 * in the source, else by whether one is open. */
static bool quote_behind(const struct splitter *splitter, const struct token *token,
                         bool open)
{
    struct slice source = source_of(splitter, token);
    if (slice_is(token->form, "``") || slice_is(source, "\u201C"))
        return true;
    if (slice_is(token->form, "''") || slice_is(source, "\u201D"))
        return false;
    return is_one(token, "\"") ? !open : open;
}

static unsigned brackets_behind(const struct token *token, unsigned open)
{
    if (is_one(token, "([{"))
        return open + 1;
    return open > 0 && is_one(token, ")]}") ? open - 1 : open;
}

void boundary_move(const struct splitter *splitter, struct boundary *boundary)
{
    const struct token *token = &splitter->tokens[boundary->next++];
    if (token->is_punctuation) {
        boundary->brackets = brackets_behind(token, boundary->brackets);
        boundary->in_quote = quote_behind(splitter, token, boundary->in_quote);
    }
    if (boundary->next < splitter->end)
        boundary->verdict = verdict_at(splitter, boundary->start, boundary->next);
}

void boundary_start(const struct splitter *splitter, uint32_t first,
                    struct boundary *boundary)
{
    *boundary = (struct boundary){
        .tokens = splitter->tokens,
        .first = splitter->first,
        .end = splitter->end,
        .start = first,
        .next = first,
        .in_quote = splitter->in_quote,
        .paragraphs = splitter->paragraphs,
    };
    boundary_move(splitter, boundary);
}

void splitter_end_sentence(struct splitter *splitter, const struct boundary *boundary)
{
    splitter->in_quote = boundary->in_quote;
}

/* Moves the boundary behind the clock of a live report, a sentence of its own; false: the
 * paragraph begins with none. */
static bool boundary_is_behind_clock(const struct splitter *splitter, uint32_t limit,
                                     struct boundary *boundary)
{
    struct clock_prefix clock;
    if (!clock_prefix_find(splitter->tokens, boundary->start, limit, &clock))
        return false;
    while (boundary->next < clock.end)
        boundary_move(splitter, boundary);
    return true;
}

/* Moves the boundary to the end of the sentence that begins at 'first'. */
static void find_end(const struct splitter *splitter, uint32_t first,
                     struct boundary *boundary)
{
    uint32_t limit = splitter->end - first > SENTENCE_TOKENS_MAX
                         ? first + SENTENCE_TOKENS_MAX
                         : splitter->end;
    boundary_start(splitter, first, boundary);
    if (first == splitter->first && boundary_is_behind_clock(splitter, limit, boundary))
        return;
    while (boundary->next < limit && !ends_before(splitter, boundary))
        boundary_move(splitter, boundary);
}

static void add_sentence(struct splitter *splitter, uint32_t first, uint32_t end)
{
    struct document *document = splitter->document;
    uint32_t number = (uint32_t)document->sentences.count;
    struct sentence *sentence = vector_add(document->arena, &document->sentences);
    sentence->first = first;
    sentence->end = end;
    sentence->block = splitter->block;
    sentence->starts_block = first == splitter->first;
    sentence->opens_in_quote = splitter->in_quote;
    for (uint32_t i = first; i < end; i++)
        document->tokens.items[i].sentence = number;
}

/* Has the text paragraphs, or is it too short to tell? Else it may be one whose breaks
 * were lost. */
static bool has_paragraphs(const struct article *article, uint32_t token_count)
{
    enum { PARAGRAPHS_MIN = 4, TOKENS_MIN = 40 };
    return article->blocks.count >= PARAGRAPHS_MIN || token_count < TOKENS_MIN;
}

void sentences_split(struct document *document, uint32_t first, uint32_t block)
{
    struct splitter splitter = {
        .document = document,
        .tokens = document->tokens.items,
        .first = first,
        .end = (uint32_t)document->tokens.count,
        .block = block,
        .paragraphs =
            has_paragraphs(document->article, (uint32_t)document->tokens.count - first),
    };
    while (first < splitter.end) {
        struct boundary boundary;
        find_end(&splitter, first, &boundary);
        add_sentence(&splitter, first, boundary.next);
        splitter_end_sentence(&splitter, &boundary);
        first = boundary.next;
    }
}
