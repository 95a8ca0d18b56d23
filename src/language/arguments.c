/* Arguments by the order of tags alone. */
#include "language/arguments.h"

static uint32_t noun_end(const struct document *document, uint32_t noun, uint32_t end)
{
    while (noun + 1 < end && tag_is_noun(document->tokens.items[noun + 1].tag))
        noun++;
    return noun;
}

static bool is_nominal(const struct document *document, uint32_t token)
{
    enum tag tag = document->tokens.items[token].tag;
    return tag_is_noun(tag) || tag == TAG_PRP;
}

static uint32_t nominal_before(const struct document *document, uint32_t token,
                               uint32_t first)
{
    while (token > first)
        if (is_nominal(document, --token))
            return token;
    return TOKEN_NONE;
}

static void find_behind(struct document *document, uint32_t predicate, uint32_t end,
                        struct arguments *arguments)
{
    uint32_t preposition = TOKEN_NONE;
    for (uint32_t i = predicate + 1; i < end; i++) {
        enum tag tag = document->tokens.items[i].tag;
        if (tag == TAG_IN || tag == TAG_TO) {
            preposition = i;
        } else if (is_nominal(document, i)) {
            i = noun_end(document, i, end);
            if (preposition != TOKEN_NONE) {
                struct prepositional_argument found = {preposition, i};
                vector_push(document->arena, &arguments->prepositions, found);
            } else if (arguments->object == TOKEN_NONE) {
                arguments->object = i;
            }
            preposition = TOKEN_NONE;
        }
    }
}

void arguments_find(struct document *document, uint32_t predicate,
                    struct arguments *arguments)
{
    uint32_t index = document->tokens.items[predicate].sentence;
    document_parse(document, index);
    const struct sentence *sentence = &document->sentences.items[index];
    *arguments = (struct arguments){
        .predicate = predicate,
        .subject = nominal_before(document, predicate, sentence->first),
        .object = TOKEN_NONE,
        .indirect_object = TOKEN_NONE,
        .clause = TOKEN_NONE,
        .controller = TOKEN_NONE,
    };
    find_behind(document, predicate, sentence->end, arguments);
}

void arguments_coordinated(struct document *document, uint32_t head,
                           struct token_list *heads)
{
    vector_push(document->arena, heads, head);
}

struct token_range phrase_of(struct document *document, uint32_t head)
{
    return noun_phrase_of(document, head);
}

struct token_range noun_phrase_of(struct document *document, uint32_t head)
{
    uint32_t index = document->tokens.items[head].sentence;
    document_parse(document, index);
    uint32_t first = head;
    while (first > document->sentences.items[index].first &&
           (tag_is_noun(document->tokens.items[first - 1].tag) ||
            document->tokens.items[first - 1].tag == TAG_DT))
        first--;
    return (struct token_range){first, head + 1};
}

uint32_t governing_verb(struct document *document, uint32_t token)
{
    uint32_t index = document->tokens.items[token].sentence;
    document_parse(document, index);
    for (uint32_t i = token; i > document->sentences.items[index].first;)
        if (tag_is_verb(document->tokens.items[--i].tag))
            return i;
    return TOKEN_NONE;
}
