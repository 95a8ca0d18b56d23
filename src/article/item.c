#include "article/item.h"

#include "article/html.h"
#include "article/json_text.h"
#include "article/markup.h"
#include "base/ascii.h"
#include "base/buffer.h"
#include "base/utf8.h"

#include <string.h>

enum {
    VALUE_MAX = 64 * 1024, /* bytes of a decoded value other than the text */
    NAME_MAX_BYTES = 64,   /* of a field's name without its marks */
};

static const struct {
    enum item_field field;
    int rank;
    struct slice name;
} fields[] = {
#define ITEM_FIELD(field, rank, name) {ITEM_##field, rank, SLICE(name)},
#include "article/item_fields.def"
#undef ITEM_FIELD
};
static const struct slice around_names[] = {
#define ITEM_AROUND(name) SLICE(name),
#include "article/item_fields.def"
#undef ITEM_AROUND
};
static const struct slice itself_names[] = {
#define ITEM_ITSELF(name) SLICE(name),
#include "article/item_fields.def"
#undef ITEM_ITSELF
};
#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* The text that is put together, with its way back to the record. */
struct composer {
    struct arena *arena;
    struct buffer text;
    struct offset_map *map;
    struct slice record;
};

bool item_begin(struct item *item, struct arena *arena, const char *path,
                struct slice bytes, const struct reader_options *options,
                dateline_error *error)
{
    static const struct reader_options no_options;
    *item = (struct item){.arena = arena,
                          .path = path,
                          .bytes = bytes,
                          .position = item->position,
                          .line = item->line,
                          .declared = item->declared,
                          .origin = DATE_FROM_FEED,
                          .options = options ? options : &no_options};
    const char *declared =
        item->declared ? item->declared : html_declared_encoding(arena, bytes);
    return encoding_decode(arena, bytes, declared, item->position, false, &item->record,
                           error);
}

void item_keep(struct item *item, enum item_field field, struct slice raw,
               enum item_coding coding, int rank)
{
    if (field == ITEM_NONE || slice_trim(raw).size == 0)
        return;
    struct item_value *value = &item->values[field];
    bool longer = rank == value->rank && field == ITEM_TEXT && raw.size > value->raw.size;
    if (value->rank == 0 || rank < value->rank || longer)
        *value = (struct item_value){raw, coding, rank};
}

static const char *const field_names[ITEM_FIELD_COUNT] = {
    "title",  "text",      "published", "modified", "url",
    "author", "publisher", "section",   "language", "place"};

bool reader_field_is_known(const char *ours)
{
    for (size_t i = 0; i < ITEM_FIELD_COUNT; i++)
        if (strcmp(ours, field_names[i]) == 0)
            return true;
    return false;
}

/* In lower case, without the marks between words; empty when it is too long. */
static struct slice fold_name(struct slice name, char folded[NAME_MAX_BYTES])
{
    size_t size = 0;
    for (size_t i = 0; i < name.size; i++) {
        char c = ascii_lower(name.data[i]);
        if (!ascii_is_alphanumeric(c) && c != '.' && c != '$' && c != '@' && c != '#')
            continue;
        if (size == NAME_MAX_BYTES)
            return slice_make("", 0);
        folded[size++] = c;
    }
    return slice_make(folded, size);
}

static bool is_one_of(struct slice name, const struct slice *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_equal(name, names[i]))
            return true;
    return false;
}

bool item_name_is_around(struct slice name)
{
    return is_one_of(name, around_names, COUNT(around_names));
}

bool item_name_is_itself(struct slice name)
{
    char folded[NAME_MAX_BYTES];
    return is_one_of(fold_name(name, folded), itself_names, COUNT(itself_names));
}

enum item_field item_field_from_name(const struct reader_options *options,
                                     struct slice name, int *rank)
{
    char folded[NAME_MAX_BYTES];
    struct slice plain = fold_name(name, folded);
    *rank = 1;
    for (size_t i = 0; i < options->field_count; i++)
        for (size_t field = 0; field < ITEM_FIELD_COUNT; field++)
            if (slice_is(name, options->fields[i].theirs) &&
                strcmp(options->fields[i].ours, field_names[field]) == 0) {
                *rank = -1; /* before every name of the table */
                return (enum item_field)field;
            }
    for (size_t i = 0; i < COUNT(fields); i++)
        if (slice_equal(plain, fields[i].name)) {
            *rank = fields[i].rank;
            return fields[i].field;
        }
    return ITEM_NONE;
}

void item_keep_named(struct item *item, struct slice name, struct slice raw,
                     enum item_coding coding)
{
    int rank;
    enum item_field field = item_field_from_name(item->options, name, &rank);
    item_keep(item, field, raw, coding, rank);
}

/* ---- decoding ---- */

/* The character at 'at' when it is coded, and how many bytes that takes; 0: it is itself.
 */
static size_t coded_character(struct slice raw, size_t at, enum item_coding coding,
                              uint32_t *character)
{
    char c = raw.data[at];
    if ((coding == CODING_JSON || coding == CODING_LIST) && c == '\\')
        return json_escape(raw, at, character);
    if (coding == CODING_MARKUP && c == '&')
        return markup_reference(raw, at, character);
    if (coding == CODING_CSV && c == '"' && at + 1 < raw.size &&
        raw.data[at + 1] == '"') {
        *character = '"';
        return 2;
    }
    return 0;
}

static void add_run(struct composer *composer, const char *source, bool verbatim)
{
    offset_map_add(
        composer->arena, composer->map,
        (struct offset_run){.target = (uint32_t)composer->text.size,
                            .verbatim = verbatim,
                            .source = (size_t)(source - composer->record.data)});
}

static void add_raw(struct composer *composer, struct slice raw, enum item_coding coding)
{
    size_t from = 0, at = 0;
    while (at < raw.size) {
        uint32_t character;
        size_t length = coded_character(raw, at, coding, &character);
        if (length == 0) {
            at++;
            continue;
        }
        if (at > from) {
            add_run(composer, raw.data + from, true);
            buffer_add(&composer->text, slice_part(raw, from, at));
        }
        add_run(composer, raw.data + at, false);
        buffer_add_character(&composer->text, character);
        at += length;
        from = at;
    }
    if (at > from) {
        add_run(composer, raw.data + from, true);
        buffer_add(&composer->text, slice_part(raw, from, at));
    }
    add_run(composer, raw.data + raw.size, false);
}

struct slice item_text_of_list(struct slice member)
{
    static const struct reader_options no_options;
    struct slice key, value;
    if (slice_starts_with(member, "\""))
        return slice_part(member, 1, member.size - 1);
    if (!slice_starts_with(member, "{"))
        return (struct slice){NULL, 0};
    for (size_t at = 0; json_next(member, &at, &key, &value);) {
        int rank;
        if (slice_starts_with(value, "\"") &&
            item_field_from_name(&no_options, key, &rank) == ITEM_TEXT && rank <= 2)
            return slice_part(value, 1, value.size - 1);
    }
    return (struct slice){NULL, 0};
}

static void add_list(struct composer *composer, struct slice list)
{
    struct slice key, member;
    for (size_t at = 0; json_next(list, &at, &key, &member);) {
        struct slice text = item_text_of_list(member);
        if (!text.data)
            continue;
        add_raw(composer, text, CODING_LIST);
        buffer_add_text(&composer->text, "\n\n");
    }
}

static void add_value(struct composer *composer, const struct item_value *value)
{
    if (value->coding == CODING_LIST)
        add_list(composer, value->raw);
    else
        add_raw(composer, value->raw, value->coding);
}

struct slice item_decode(struct arena *arena, const struct item_value *value)
{
    struct buffer buffer;
    struct slice raw = utf8_cut(value->raw, VALUE_MAX);
    buffer_init(&buffer, arena, VALUE_MAX * 4);
    for (size_t at = 0; at < raw.size;) {
        uint32_t character;
        size_t length = coded_character(raw, at, value->coding, &character);
        if (length != 0)
            buffer_add_character(&buffer, character);
        else
            buffer_add_byte(&buffer, raw.data[at]);
        at += length ? length : 1;
    }
    return slice_trim(buffer_slice(&buffer));
}

/* ---- composing ---- */

/* Tags in a text, in whatever coding it stands. */
static bool has_markup(const struct item_value *value)
{
    static const char *const marks[] = {"</",    "<\\/",   "<br",   "<p>",    "<p ",
                                        "&lt;/", "&lt;br", "&lt;p", "\\u003c"};
    size_t marks_count = sizeof marks / sizeof marks[0];
    if (value->coding == CODING_XML)
        return true;
    for (size_t i = 0; i < marks_count; i++)
        if (slice_find(value->raw, slice_of(marks[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

static void compose(struct composer *composer, const struct item *item, bool page)
{
    const struct item_value *title = &item->values[ITEM_TITLE];
    composer->arena = item->arena;
    composer->record = item->record.text;
    buffer_init(&composer->text, item->arena, ARTICLE_TEXT_MAX);
    composer->map = ARENA_NEW(item->arena, struct offset_map);
    composer->map->inner = item->record.offsets;
    if (title->rank != 0 && !item->title_is_apart) {
        add_run(composer, title->raw.data, false);
        buffer_add_text(&composer->text, page ? "<h1>" : "");
        add_value(composer, title);
        buffer_add_text(&composer->text, page ? "</h1>\n" : "\n\n");
    }
    add_value(composer, &item->values[ITEM_TEXT]);
    composer->map->text = buffer_slice(&composer->text);
}

static struct slice field_text(const struct item *item, enum item_field field)
{
    if (item->values[field].rank == 0)
        return (struct slice){NULL, 0};
    struct slice text = item_decode(item->arena, &item->values[field]);
    return markup_decode(item->arena, text);
}

static void keep_dates(struct draft *draft, const struct item *item)
{
    struct article_date date;
    struct slice published = field_text(item, ITEM_PUBLISHED);
    if (published.size != 0) {
        enum date_reading reading = date_text_parse_any(published, &date);
        draft_add_date(draft, item->origin, reading, date, published, item->line);
    }
    if (date_text_parse_any(field_text(item, ITEM_MODIFIED), &date) == DATE_READ) {
        date.origin = item->origin;
        draft->article->modified = date;
    }
}

/* "SWANSEA, Jan 16" is a place and a day. */
static void keep_place(struct draft *draft, struct slice place)
{
    if (place.size != 0)
        dateline_read_element(draft, place);
    draft_set(draft, &draft->article->place, place);
}

static void keep_fields(struct draft *draft, const struct item *item)
{
    struct article *article = draft->article;
    draft_set(draft, &article->title, field_text(item, ITEM_TITLE));
    struct slice author = field_text(item, ITEM_AUTHOR);
    bool by = slice_equal_ignoring_case(slice_part(author, 0, 3), slice_make("by ", 3));
    draft_set(draft, &article->author, slice_part(author, by ? 3 : 0, author.size));
    draft_set(draft, &article->publisher, field_text(item, ITEM_PUBLISHER));
    draft_set(draft, &article->section, field_text(item, ITEM_SECTION));
    draft_set(draft, &article->language, field_text(item, ITEM_LANGUAGE));
    keep_place(draft, field_text(item, ITEM_PLACE));
    draft_set(draft, &article->url, field_text(item, ITEM_URL));
    keep_dates(draft, item);
    if (article->url)
        draft_add_url_date(draft, slice_of(article->url));
}

struct article *item_read(struct item *item, dateline_error *error)
{
    struct draft draft;
    struct composer composer;
    const struct item_value *text = &item->values[ITEM_TEXT];
    if (text->rank == 0) {
        error_set_at(error, DATELINE_ERROR_INPUT, item->line, 0,
                     "the record has no text that is known by its name; say which with "
                     "--field text=NAME");
        return NULL;
    }
    draft_begin(&draft, item->arena, item->path, item->bytes, item->options->hints);
    draft.base_byte = item->position.byte;
    draft.base_line = item->line ? item->line - 1 : 0;
    draft.any_language = item->options->any_language;
    keep_fields(&draft, item);
    bool page = has_markup(text);
    compose(&composer, item, page);
    struct slice source = buffer_slice(&composer.text);
    draft.article->text = source;
    draft.article->offsets = composer.map;
    if (!page)
        plain_read(&draft);
    else if (!html_read_fragment(&draft, source, composer.map, error))
        return NULL;
    struct article *article = draft_finish(&draft, error);
    if (!article && error && error->line == 0)
        error->line = item->line;
    return article;
}
