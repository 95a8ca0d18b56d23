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

void article_sha256(const struct article *article, char hex[65])
{
    hash_sha256(article->bytes, hex);
}

/* The user's word on title, publisher and the rest wins. */
static void apply_hints(struct draft *draft)
{
    const struct article_hints *hints = draft->hints;
    struct article *article = draft->article;
    const char *const said[] = {hints->publisher, hints->title, hints->url, hints->place,
                                hints->timezone};
    const char **const fields[] = {&article->publisher, &article->title, &article->url,
                                   &article->place, &article->timezone};
    for (size_t i = 0; i < sizeof said / sizeof said[0]; i++)
        if (said[i])
            *fields[i] = arena_copy(draft->arena, slice_of(said[i]));
}

static void warn_of_encoding(struct draft *draft, const struct decoded *decoded)
{
    if (decoded->guessed)
        draft_warn(draft, decoded->odd_line,
                   "not UTF-8; read as %s, save it as UTF-8 if names look wrong",
                   decoded->encoding);
    else if (decoded->replaced != 0)
        draft_warn(draft, decoded->odd_line,
                   "%zu bytes mean nothing in %s; each is read as one unknown character",
                   decoded->replaced, decoded->encoding);
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

static bool has_news(const struct article *article)
{
    for (size_t i = 0; i < article->blocks.count; i++)
        if (article_block_is_news(article->blocks.items[i].kind))
            return true;
    return false;
}

/* The user's word on the format, or what the text looks like. */
static bool is_page(const struct article_hints *hints, struct slice text)
{
    if (hints->format && strcmp(hints->format, "html") == 0)
        return true;
    return !(hints->format && strcmp(hints->format, "text") == 0) && html_is_page(text);
}

struct article *article_read(struct arena *arena, const char *path, struct slice bytes,
                             const struct article_hints *hints, dateline_error *error)
{
    static const struct article_hints no_hints;
    struct decoded decoded;
    const char *declared = html_declared_encoding(arena, bytes);
    if (!check_size(bytes, error) ||
        !encoding_decode(arena, bytes, declared, (struct file_position){0, 0}, &decoded,
                         error))
        return NULL;
    struct article *article = ARENA_NEW(arena, struct article);
    article->path = arena_copy(arena, slice_of(path));
    article->bytes = bytes;
    article->text = decoded.text;
    article->offsets = decoded.offsets;
    struct draft draft = {
        .arena = arena, .article = article, .hints = hints ? hints : &no_hints};
    warn_of_encoding(&draft, &decoded);
    if (!is_page(draft.hints, decoded.text))
        plain_read(&draft);
    else if (!html_read(&draft, decoded.text, decoded.offsets, error))
        return NULL;
    publication_choose(&draft);
    apply_hints(&draft);
    if (!has_news(article)) {
        error_set(error, DATELINE_ERROR_INPUT, "there is no article in it");
        return NULL;
    }
    return article;
}
