#include "article/article.h"

#include "article/draft.h"
#include "article/encoding.h"
#include "article/html.h"
#include "article/offset.h"
#include "base/hash.h"

#include <string.h>

static const char *const origin_names[] = {
    [DATE_FROM_NONE] = "none",       [DATE_FROM_MANIFEST] = "manifest",
    [DATE_FROM_HEADER] = "header",   [DATE_FROM_JSON_LD] = "json-ld",
    [DATE_FROM_META] = "meta",       [DATE_FROM_TIME_ELEMENT] = "time-element",
    [DATE_FROM_FEED] = "feed",       [DATE_FROM_DATELINE] = "dateline",
    [DATE_FROM_CAPTION] = "caption", [DATE_FROM_URL] = "url",
    [DATE_FROM_OPTION] = "option",
};

bool article_block_is_news(enum article_block_kind kind)
{
    return kind < BLOCK_HEADER;
}

const char *article_date_origin_name(enum article_date_origin origin)
{
    return origin_names[origin];
}

bool article_date_origin_from_name(const char *name, enum article_date_origin *origin)
{
    for (size_t i = 0; i < sizeof origin_names / sizeof origin_names[0]; i++)
        if (slice_is(slice_of(name), origin_names[i])) {
            *origin = (enum article_date_origin)i;
            return true;
        }
    return false;
}

struct file_position article_locate(const struct article *article, size_t offset)
{
    return offset_map_locate(article->offsets, offset);
}

struct file_position article_locate_end(const struct article *article, size_t offset)
{
    return offset_map_locate_end(article->offsets, offset);
}

void article_sha256(const struct article *article, char hex[65])
{
    hash_sha256(article->bytes, hex);
}

static bool check_size(struct slice bytes, dateline_error *error)
{
    if (slice_trim(slice_part(bytes, 0, bytes.size)).size == 0) {
        error_set(error, DATELINE_ERROR_INPUT,
                  "the file is empty; there is no article in it");
        return false;
    }
    if (bytes.size > ARTICLE_TEXT_MAX) {
        error_set(error, DATELINE_ERROR_LIMIT,
                  "larger than ARTICLE_TEXT_MAX (%d bytes); split it", ARTICLE_TEXT_MAX);
        return false;
    }
    return true;
}

/* The user's word on the format, or what the text looks like. */
static bool is_page(const struct article_hints *hints, struct slice text)
{
    if (hints->format && strcmp(hints->format, "html") == 0)
        return true;
    return !(hints->format && strcmp(hints->format, "text") == 0) && html_is_page(text);
}

struct article *article_read_at(struct arena *arena, const char *path, struct slice bytes,
                                bool borrow, struct file_position position, size_t line,
                                const struct article_hints *hints, bool any_language,
                                dateline_error *error)
{
    struct decoded decoded;
    struct draft draft;
    const char *declared =
        hints && hints->encoding ? hints->encoding : html_declared_encoding(arena, bytes);
    if (!check_size(bytes, error) ||
        !encoding_decode(arena, bytes, declared, position, borrow, &decoded, error))
        return NULL;
    draft_begin(&draft, arena, path, bytes, hints);
    draft.base_byte = position.byte;
    draft.base_line = line ? line - 1 : 0;
    draft.any_language = any_language;
    draft.article->text = decoded.text;
    draft.article->offsets = decoded.offsets;
    draft_warn_of_encoding(&draft, &decoded);
    if (!is_page(draft.hints, decoded.text))
        plain_read(&draft);
    else if (!html_read(&draft, decoded.text, decoded.offsets, error))
        return NULL;
    return draft_finish(&draft, error);
}

struct article *article_read(struct arena *arena, const char *path, struct slice bytes,
                             const struct article_hints *hints, dateline_error *error)
{
    return article_read_at(arena, path, bytes, true, (struct file_position){0, 0}, 1,
                           hints, false, error);
}
