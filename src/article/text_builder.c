#include "article/text_builder.h"

#include "article/markup.h"
#include "base/ascii.h"

void text_builder_init(struct text_builder *builder, struct arena *arena,
                       struct slice source, const struct offset_map *source_map)
{
    *builder = (struct text_builder){.arena = arena, .source = source, .broken = true};
    buffer_init(&builder->text, arena, ARTICLE_TEXT_MAX);
    builder->map = ARENA_NEW(arena, struct offset_map);
    builder->map->inner = source_map;
}

static void add_run(struct text_builder *builder, size_t source, bool verbatim)
{
    offset_map_add(builder->arena, builder->map,
                   (struct offset_run){.target = (uint32_t)builder->text.size,
                                       .verbatim = verbatim,
                                       .source = source});
    builder->broken = !verbatim;
}

/* The block that is being written has text already. */
static bool in_block(const struct text_builder *builder)
{
    size_t size = builder->text.size;
    return size != 0 && builder->text.data[size - 1] != '\n';
}

static void write_pending_space(struct text_builder *builder)
{
    if (!builder->space_pending)
        return;
    builder->space_pending = false;
    add_run(builder, builder->space_at, false);
    buffer_add_byte(&builder->text, ' ');
}

/* Bytes that are their own text. */
static void add_verbatim(struct text_builder *builder, size_t start, size_t end)
{
    if (start == end)
        return;
    write_pending_space(builder);
    if (builder->broken || builder->source_end != start)
        add_run(builder, start, true);
    buffer_add(&builder->text, slice_part(builder->source, start, end));
    builder->source_end = end;
}

void text_builder_add_space(struct text_builder *builder, size_t at)
{
    if (builder->space_pending || !in_block(builder))
        return;
    builder->space_pending = true;
    builder->space_at = at;
}

static void add_reference(struct text_builder *builder, size_t at, size_t length,
                          uint32_t character)
{
    if (character == ' ' || character == '\n' || character == '\t' || character == '\r') {
        text_builder_add_space(builder, at);
        return;
    }
    write_pending_space(builder);
    add_run(builder, at, false);
    buffer_add_character(&builder->text, character);
    builder->source_end = at + length;
}

/* A single space between two words of the source goes on verbatim. */
static bool is_lone_space(struct slice source, size_t at, size_t end)
{
    return source.data[at] == ' ' && at + 1 < end && !ascii_is_space(source.data[at + 1]);
}

void text_builder_add(struct text_builder *builder, size_t start, size_t end,
                      bool verbatim)
{
    struct slice source = builder->source;
    size_t from = start, at = start;
    while (at < end) {
        char c = source.data[at];
        uint32_t character;
        size_t length = 0;
        bool space = ascii_is_space(c);
        if (space && at > from && is_lone_space(source, at, end)) {
            at++;
            continue;
        }
        if (c == '&' && !verbatim)
            length = markup_reference(slice_part(source, 0, end), at, &character);
        if (!space && length == 0) {
            at++;
            continue;
        }
        add_verbatim(builder, from, at);
        if (space)
            text_builder_add_space(builder, at);
        else
            add_reference(builder, at, length, character);
        at += space ? 1 : length;
        from = at;
    }
    add_verbatim(builder, from, end);
}

void text_builder_end_block(struct text_builder *builder)
{
    builder->space_pending = false;
    if (!in_block(builder))
        return;
    add_run(builder, builder->source_end, false);
    buffer_add_text(&builder->text, "\n\n");
}

void text_builder_finish(struct text_builder *builder)
{
    builder->space_pending = false;
    add_run(builder, builder->source_end, false);
    builder->map->text = buffer_slice(&builder->text);
}
