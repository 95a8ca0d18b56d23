/* JSON-LD as publishers write it: one object, an array, or an @graph. */
#include "article/html_metadata.h"

#include <jansson.h>
#include <string.h>

enum {
    JSON_LD_DEPTH_MAX = 12,
    JSON_LD_SIZE_MAX = 4 * 1024 * 1024,
    /* for an object: its type and date, and that it is the page's own */
    POINTS_RANK = 8,
    POINTS_ADDRESS = 16,
    POINTS_TITLE = 12,
    TITLE_MIN = 8, /* bytes; a shorter one may stand in any title */
};

static struct slice text_of(const json_t *value)
{
    if (!json_is_string(value))
        return (struct slice){NULL, 0};
    return slice_make(json_string_value(value), json_string_length(value));
}

static bool type_is_article(struct slice name)
{
    static const char *const types[] = {
#define JSON_LD_TYPE(name) name,
#include "article/json_ld_types.def"
#undef JSON_LD_TYPE
    };
    size_t colon = name.size;
    while (colon > 0 && name.data[colon - 1] != '/' && name.data[colon - 1] != ':')
        colon--;
    name = slice_part(name, colon, name.size);
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (slice_is(name, types[i]))
            return true;
    return false;
}

/* 2: an article, 1: a page, 0: neither. */
static int rank_of(const json_t *object)
{
    const json_t *type = json_object_get(object, "@type");
    if (!json_is_string(json_object_get(object, "datePublished")) && !type)
        return 0;
    size_t count = json_is_array(type) ? json_array_size(type) : 1;
    int rank = 0;
    for (size_t i = 0; i < count; i++) {
        struct slice name = text_of(json_is_array(type) ? json_array_get(type, i) : type);
        if (type_is_article(name))
            return 2;
        if (slice_is(name, "WebPage") || slice_is(name, "ItemPage"))
            rank = 1;
    }
    return rank;
}

/* A name: text, an object's "name", or the first of an array. */
static struct slice name_of(const json_t *value)
{
    if (json_is_array(value))
        value = json_array_get(value, 0);
    return text_of(json_is_object(value) ? json_object_get(value, "name") : value);
}

static struct slice address_of(const json_t *object)
{
    const json_t *page = json_object_get(object, "mainEntityOfPage");
    struct slice address = text_of(json_object_get(object, "url"));
    if (address.size == 0)
        address = text_of(json_is_object(page) ? json_object_get(page, "@id") : page);
    return slice_starts_with(address, "http") ? address : (struct slice){NULL, 0};
}

static struct slice title_of(const json_t *object)
{
    struct slice title = text_of(json_object_get(object, "headline"));
    return title.size != 0 ? title : text_of(json_object_get(object, "name"));
}

/* Without what may differ between two spellings of an address. */
static struct slice bare_address(struct slice address)
{
    size_t host = slice_find(address, slice_make("://", 3), 0);
    if (host != SIZE_MAX)
        address = slice_part(address, host + 3, address.size);
    if (slice_starts_with(address, "www."))
        address = slice_part(address, 4, address.size);
    if (slice_ends_with(address, "/"))
        address.size--;
    return address;
}

/* Whether the page is the object's own: by its address, by its headline. */
static int likeness(const struct json_ld *ld, const json_t *object)
{
    struct slice address = bare_address(address_of(object));
    struct slice title = slice_trim(markup_decode(ld->draft->arena, title_of(object)));
    struct slice own = bare_address(ld->address);
    bool same =
        address.data && own.data && address.size != 0 && slice_equal(address, own);
    bool named = title.size >= TITLE_MIN && slice_find(ld->title, title, 0) != SIZE_MAX;
    return (same ? POINTS_ADDRESS : 0) + (named ? POINTS_TITLE : 0);
}

/* An article with a date, an article, a page; what stands in a list of articles counts
 * only when it is the page's own. */
static void weigh_object(struct json_ld *ld, const json_t *object, bool listed,
                         size_t line)
{
    int rank = rank_of(object);
    if (rank == 0)
        return;
    bool dated = json_is_string(json_object_get(object, "datePublished"));
    int like = likeness(ld, object);
    int own = (rank * 2 + dated) * POINTS_RANK + like;
    if (own <= ld->score || (listed && like == 0))
        return;
    ld->best = object;
    ld->score = own;
    ld->line = line;
}

/* The best object in 'value'. */
static void find_article(struct json_ld *ld, const json_t *value, int depth, bool listed,
                         size_t line)
{
    static const struct {
        const char *name;
        bool lists;
    } holders[] = {{"@graph", false},           {"mainEntity", false},
                   {"mainEntityOfPage", false}, {"hasPart", false},
                   {"itemListElement", true},   {"item", false}};
    if (depth > JSON_LD_DEPTH_MAX)
        return;
    size_t index;
    json_t *item;
    if (json_is_array(value)) {
        json_array_foreach(value, index, item)
            find_article(ld, item, depth + 1, listed, line);
        return;
    }
    if (!json_is_object(value))
        return;
    weigh_object(ld, value, listed, line);
    for (size_t i = 0; i < sizeof holders / sizeof holders[0]; i++)
        find_article(ld, json_object_get(value, holders[i].name), depth + 1,
                     listed || holders[i].lists, line);
}

static void keep_names(struct draft *draft, const json_t *object)
{
    struct article *article = draft->article;
    struct arena *arena = draft->arena;
    draft_set(draft, &article->title, markup_decode(arena, title_of(object)));
    draft_set(draft, &article->publisher,
              markup_decode(arena, name_of(json_object_get(object, "publisher"))));
    draft_set(draft, &article->author,
              markup_decode(arena, name_of(json_object_get(object, "author"))));
    draft_set(draft, &article->section,
              markup_decode(arena, name_of(json_object_get(object, "articleSection"))));
    draft_set(draft, &article->language, text_of(json_object_get(object, "inLanguage")));
    draft_set(draft, &article->url, address_of(object));
    draft_set(draft, &article->place, name_of(json_object_get(object, "dateline")));
}

static void keep_dates(struct draft *draft, const json_t *object, size_t line)
{
    struct slice published = text_of(json_object_get(object, "datePublished"));
    struct slice modified = text_of(json_object_get(object, "dateModified"));
    struct article_date date;
    if (published.size == 0)
        published = text_of(json_object_get(object, "dateCreated"));
    if (published.size != 0) {
        enum date_reading reading = date_text_parse_any(published, &date);
        draft_add_date(draft, DATE_FROM_JSON_LD, reading, date, published, line);
    }
    if (draft->article->modified.origin == DATE_FROM_NONE &&
        date_text_parse_any(modified, &date) == DATE_READ) {
        date.origin = DATE_FROM_JSON_LD;
        draft->article->modified = date;
    }
}

static void release_json(void *json)
{
    json_decref(json);
}

/* The value of "key": "..." in a text that is no JSON: publishers forget a comma. */
static struct slice value_in_broken(struct slice text, const char *key)
{
    size_t at = slice_find(text, slice_of(key), 0);
    if (at == SIZE_MAX)
        return (struct slice){NULL, 0};
    at += strlen(key);
    while (at < text.size && (text.data[at] == ' ' || text.data[at] == ':'))
        at++;
    if (at >= text.size || text.data[at] != '"')
        return (struct slice){NULL, 0};
    struct slice rest = slice_part(text, at + 1, at + 1 + 40);
    return slice_cut(&rest, '"');
}

static void read_broken(struct draft *draft, struct slice text, size_t line)
{
    struct article_date date;
    struct slice published = value_in_broken(text, "\"datePublished\"");
    enum date_reading reading = date_text_parse_any(published, &date);
    draft_add_date(draft, DATE_FROM_JSON_LD, reading, date, published, line);
    struct slice modified = value_in_broken(text, "\"dateModified\"");
    if (draft->article->modified.origin == DATE_FROM_NONE &&
        date_text_parse_any(modified, &date) == DATE_READ) {
        date.origin = DATE_FROM_JSON_LD;
        draft->article->modified = date;
    }
}

/* Without the comment or CDATA marks that old pages put around scripts. */
static struct slice without_marks(struct slice text)
{
    size_t start = 0, end = text.size;
    while (start < end && text.data[start] != '{' && text.data[start] != '[')
        start++;
    if (slice_starts_with(slice_part(text, start, end), "[CDATA["))
        return without_marks(slice_part(text, start + 7, end));
    while (end > start && text.data[end - 1] != '}' && text.data[end - 1] != ']')
        end--;
    return slice_part(text, start, end);
}

void json_ld_read(struct json_ld *ld, struct slice text, size_t line)
{
    json_error_t error;
    text = without_marks(text);
    if (text.size == 0 || text.size > JSON_LD_SIZE_MAX)
        return;
    json_t *value = json_loadb(text.data, text.size, JSON_DISABLE_EOF_CHECK, &error);
    if (!value) {
        read_broken(ld->draft, text, line);
        return;
    }
    arena_defer(ld->draft->arena, release_json, value);
    find_article(ld, value, 0, false, line);
}

void json_ld_finish(struct json_ld *ld)
{
    if (!ld->best)
        return;
    keep_names(ld->draft, ld->best);
    keep_dates(ld->draft, ld->best, ld->line);
}
