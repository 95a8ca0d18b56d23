#include "language/sentences.h"

#include "base/ascii.h"
#include "language/abbreviation.h"
#include "language/speech_verb.h"

static const struct slice starters[] = {
#define STARTER(word) SLICE(word),
#include "language/starters.def"
#undef STARTER
};

/* The tokens of one block on their way to sentences. */
struct splitter {
    struct document *document;
    const struct token *tokens;
    uint32_t first, end;
    uint32_t block;
    bool in_quote; /* a double quotation is open */
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
        return splitter->tokens[next - 1].space_after &&
               !(next > index + 1 && is_attribution(splitter, next));
    case ELLIPSIS:
        return splitter->tokens[next - 1].space_after && following->capitalised;
    case ABBREVIATED:
        return abbreviation_ends(splitter, index, next);
    case NO_END:
        break;
    }
    return false;
}

/* One past the last token of the sentence that begins at 'first'. */
static uint32_t sentence_end(struct splitter *splitter, uint32_t first)
{
    uint32_t limit = splitter->end - first > SENTENCE_TOKENS_MAX
                         ? first + SENTENCE_TOKENS_MAX
                         : splitter->end;
    for (uint32_t i = first; i < limit; i++) {
        enum ender ender = ender_of(&splitter->tokens[i]);
        if (ender == NO_END)
            continue;
        uint32_t next = skip_closers(splitter, i + 1);
        if (next >= limit)
            return limit;
        if (ends_between(splitter, ender, i, next))
            return next;
    }
    return limit;
}

/* Which way a double quote looks: by its curl in the source, else by whether one is
 * open. */
static void follow_quotes(struct splitter *splitter, uint32_t first, uint32_t end)
{
    struct slice text = splitter->document->article->text;
    for (uint32_t i = first; i < end; i++) {
        const struct token *token = &splitter->tokens[i];
        struct slice source = slice_part(text, token->start, token->end);
        if (slice_is(token->form, "``") || slice_is(source, "\u201C"))
            splitter->in_quote = true;
        else if (slice_is(token->form, "''") || slice_is(source, "\u201D"))
            splitter->in_quote = false;
        else if (is_one(token, "\""))
            splitter->in_quote = !splitter->in_quote;
    }
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
    follow_quotes(splitter, first, end);
}

void sentences_split(struct document *document, uint32_t first, uint32_t block)
{
    struct splitter splitter = {
        .document = document,
        .tokens = document->tokens.items,
        .first = first,
        .end = (uint32_t)document->tokens.count,
        .block = block,
    };
    while (first < splitter.end) {
        uint32_t end = sentence_end(&splitter, first);
        add_sentence(&splitter, first, end);
        first = end;
    }
}
