/* An article's text put together from pieces of its source, with the way back. */
#ifndef DATELINE_ARTICLE_TEXT_BUILDER_H
#define DATELINE_ARTICLE_TEXT_BUILDER_H

#include "article/offset.h"
#include "base/buffer.h"

struct text_builder {
    struct arena *arena;
    struct buffer text;
    struct offset_map *map;
    struct slice source;
    size_t source_end; /* where the last piece ended in the source */
    size_t space_at;   /* white space seen since, not yet written */
    bool space_pending;
    bool broken; /* the next piece does not go on where the last one ended */
};

void text_builder_init(struct text_builder *builder, struct arena *arena,
                       struct slice source, const struct offset_map *source_map);
/* Adds source bytes [start, end): references decoded unless 'verbatim', runs of white
 * space as one space, none at the front of a block. */
void text_builder_add(struct text_builder *builder, size_t start, size_t end,
                      bool verbatim);
/* White space that markup at 'at' stands for (a line break). */
void text_builder_add_space(struct text_builder *builder, size_t at);
/* Ends the block: the next text begins after a blank line. */
void text_builder_end_block(struct text_builder *builder);
/* Closes the map. */
void text_builder_finish(struct text_builder *builder);

#endif
