/* Any text through names, phrases, pronouns; then the questions that later rooms ask. The
 * first byte chooses the token that is asked about. */
#include "entity/entity.h"

#include "fuzz.h"

enum { TEXT_MAX = 1 << 16 };

struct input {
    const struct gazetteer *gazetteer;
    struct slice text;
    uint32_t token;
};

static void ask(struct arena *arena, void *context)
{
    const struct input *input = context;
    struct article article = {.path = "fuzz", .text = input->text};
    struct article_block block = {BLOCK_PARAGRAPH, 0, (uint32_t)input->text.size};
    vector_push(arena, &article.blocks, block);
    struct document *document = document_new(arena, fuzz_language(), &article);
    struct entities *entities = entities_find(document, input->gazetteer);
    uint32_t count = (uint32_t)document->tokens.count;
    for (uint32_t i = 0; i < entities->mentions.count; i++)
        if (entities->mentions.items[i].end > count)
            abort();
    if (count == 0)
        return;
    uint32_t token = input->token % count;
    uint32_t entity = entity_for_phrase(entities, token);
    if (entity != ENTITY_NONE && entity >= entities->items.count)
        abort();
    entities_set_quote_speaker(entities, 0, token, entity);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct gazetteer *gazetteer; /* made once: it never changes */
    if (gazetteer == NULL)
        gazetteer = gazetteer_new(NULL);
    if (gazetteer == NULL)
        abort();
    if (size <= 1 || size > TEXT_MAX)
        return 0;
    struct slice text = slice_make((const char *)data + 1, size - 1);
    text.size = utf8_valid_prefix(text);
    struct input input = {gazetteer, text, data[0]};
    return fuzz_in_arena(ask, &input);
}
