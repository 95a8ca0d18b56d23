#include "event/title.h"

#include "base/ascii.h"
#include "event/statement_word.h"
#include "language/language.h"

#include <string.h>

enum {
    TITLE_LIMIT = 1 << 14, /* bytes */
    NAMES_MAX = 5,         /* people named in a title */
    NAME_MAX = 160         /* bytes of one name */
};

/* ---- names ---- */

/* "an official", but "a one-time official", "a union", "a European envoy". */
static bool begins_with_vowel_sound(struct slice name)
{
    static const char *const consonants[] = {"one", "uni", "use", "usu",
                                             "eu",  "Eu",  "Uni"};
    for (size_t i = 0; i < sizeof consonants / sizeof consonants[0]; i++)
        if (slice_starts_with(name, consonants[i]))
            return false;
    bool spelled = name.size > 1 && ascii_is_upper(name.data[0]) &&
                   (ascii_is_upper(name.data[1]) || name.data[1] == '.');
    /* "an FBI official" */
    return name.size > 0 &&
           strchr(spelled ? "AEFHILMNORSX" : "aeiouAEIO", name.data[0]) != NULL;
}

/* "one participant", "another aide": told without a further article. */
static bool begins_with_determiner(struct slice name)
{
    struct slice first = slice_cut(&name, ' ');
    return name.size > 0 && word_in(first, word_set_words(SET_DETERMINERS));
}

/* A single person known by role, "senior source": what the text says of them first is
 * told with "a". */
static bool wants_article(const struct actor *actor)
{
    struct slice name = slice_of(actor->name);
    size_t last = name.size;
    while (last > 0 && name.data[last - 1] != ' ')
        last--;
    /* "a piece", "a document" */
    bool paper =
        statement_noun_find(slice_make("", 0), slice_part(name, last, name.size)) != NULL;
    return actor->is_role && !actor->plural && (actor->type == ENTITY_PERSON || paper) &&
           ascii_is_lower(name.data[last]) && !begins_with_determiner(name) &&
           slice_find(name, slice_of("'s "), 0) == SIZE_MAX &&
           slice_find(name, slice_of("\xE2\x80\x99s "), 0) == SIZE_MAX;
}

/* "crowd", "BTA news agency": a body that is told by what it is. */
static bool wants_definite(const struct actor *actor)
{
    struct slice name = slice_of(actor->name);
    size_t last = name.size;
    while (last > 0 && name.data[last - 1] != ' ')
        last--;
    bool body = actor->type == ENTITY_ORGANIZATION || actor->type == ENTITY_GROUP;
    if (slice_is(name, "parliament") || slice_is(name, "congress"))
        return false; /* told without an article */
    return body && !actor->plural && last < name.size &&
           ascii_is_lower(name.data[last]) && !begins_with_determiner(name) &&
           !ascii_is_digit(name.data[0]) && name.data[name.size - 1] != 's' &&
           slice_find(name, slice_of("'s "), 0) == SIZE_MAX &&
           slice_find(name, slice_of("\xE2\x80\x99s "), 0) == SIZE_MAX;
}

void title_add_name(struct buffer *out, const struct event_context *context,
                    uint32_t actor)
{
    const struct actor *found =
        actor == INDEX_NONE ? NULL : &context->record->actors.items[actor];
    if (found == NULL || found->name == NULL || found->name[0] == '\0') {
        buffer_add_text(out, "somebody");
        return;
    }
    const char *article = context->article_of_actor.items[actor];
    if (article == NULL && wants_definite(found))
        article = "the";
    if (article == NULL && wants_article(found))
        article = begins_with_vowel_sound(slice_of(found->name)) ? "an" : "a";
    if (article != NULL) {
        buffer_add_text(out, article);
        buffer_add_byte(out, ' ');
    }
    buffer_add(out, slice_part(slice_of(found->name), 0, NAME_MAX));
}

static bool is_absent(const struct participant *participant)
{
    return participant->role == ROLE_ABSENT;
}

/* The actors of a title, in their order. */
struct cast {
    uint32_t actors[NAMES_MAX];
    size_t count; /* of all; those beyond NAMES_MAX are not kept */
};

static void cast_add(struct cast *cast, uint32_t actor)
{
    if (cast->count < NAMES_MAX)
        cast->actors[cast->count] = actor;
    cast->count++;
}

static void add_list(struct buffer *out, const struct event_context *context,
                     const struct cast *cast, size_t first)
{
    size_t shown = cast->count < NAMES_MAX ? cast->count : NAMES_MAX;
    for (size_t i = first; i < shown; i++) {
        if (i > first)
            buffer_add_text(out, i + 1 == cast->count ? " and " : ", ");
        title_add_name(out, context, cast->actors[i]);
    }
    if (cast->count > shown)
        buffer_format(out, " and %zu more", cast->count - shown);
}

static struct cast cast_of(const struct event *event, enum participant_role role)
{
    struct cast cast = {.count = 0};
    for (size_t i = 0; i < event->participants.count; i++)
        if (event->participants.items[i].role == role)
            cast_add(&cast, event->participants.items[i].actor);
    return cast;
}

size_t title_add_names(struct buffer *out, const struct event_context *context,
                       const struct event *event, enum participant_role role)
{
    struct cast cast = cast_of(event, role);
    add_list(out, context, &cast, 0);
    return cast.count;
}

/* "Democrats": a name that is the plural of a word for people. */
static bool is_plural_name(const struct event_context *context, struct slice name)
{
    size_t last = name.size;
    while (last > 0 && name.data[last - 1] != ' ')
        last--;
    char *lower = arena_copy(context->arena, slice_part(name, last, name.size));
    for (char *at = lower; *at != '\0'; at++)
        *at = ascii_lower(*at);
    struct slice word = slice_of(lower);
    if (word.size < 4 || word.data[word.size - 1] != 's')
        return false;
    word.size--;
    return (language_word_classes(context->extractor->language, word) & WORD_PERSON) != 0;
}

static bool is_plural(const struct event_context *context, const struct cast *cast)
{
    if (cast->count != 1 || cast->actors[0] == INDEX_NONE)
        return cast->count > 1;
    const struct actor *actor = &context->record->actors.items[cast->actors[0]];
    bool group = actor->type != ENTITY_PERSON && actor->type != ENTITY_COUNTRY;
    return actor->plural || (group && actor->name != NULL &&
                             is_plural_name(context, slice_of(actor->name)));
}

/* ---- verbs ---- */

static void add_verb(struct buffer *out, const struct title_verb *verb, bool planned,
                     bool plural)
{
    buffer_add_text(out, planned ? " to " : " ");
    buffer_add_text(out, planned || plural ? verb->plural : verb->singular);
    if (verb->rest[0] != '\0') {
        buffer_add_byte(out, ' ');
        buffer_add_text(out, verb->rest);
    }
}

void title_add_predicate(struct buffer *out, const struct event_context *context,
                         const struct event *event, enum participant_role role,
                         const struct title_verb *verb)
{
    struct cast cast = cast_of(event, role);
    if (cast.count == 0)
        buffer_add_text(out, "somebody");
    add_list(out, context, &cast, 0);
    add_verb(out, verb, event->status == STATUS_PLANNED, is_plural(context, &cast));
}

const char *title_finish(const struct buffer *out)
{
    if (out->size > 0 && ascii_is_lower(out->data[0]))
        out->data[0] = (char)(out->data[0] - ('a' - 'A'));
    return out->data;
}

/* ---- meetings ---- */

/* How a form is told. */
struct wording {
    const char *form;
    struct title_verb verb;
    const char *with; /* before the others */
    const char *tail; /* behind them */
    const char *noun;
};

static const struct wording WORDINGS[] = {
    {"meeting", {"meets", "meet", ""}, "", "", "meeting"},
    {"talks", {"holds", "hold", "talks"}, " with", "", "talks"},
    {"negotiations", {"holds", "hold", "negotiations"}, " with", "", "negotiations"},
    {"consultations", {"holds", "hold", "consultations"}, " with", "", "consultations"},
    {"conversation", {"speaks", "speak", ""}, " with", "", "conversation"},
    {"phone-call", {"speaks", "speak", ""}, " with", " by phone", "phone call"},
    {"video-conference",
     {"speaks", "speak", ""},
     " with",
     " by video",
     "video conference"},
    {"summit", {"holds", "hold", "a summit"}, " with", "", "summit"},
    {"dinner", {"has", "have", "dinner"}, " with", "", "dinner"},
    {"lunch", {"has", "have", "lunch"}, " with", "", "lunch"},
    {"breakfast", {"has", "have", "breakfast"}, " with", "", "breakfast"},
    {"debate", {"debates", "debate", ""}, " with", "", "debate"},
    {"mediation", {"mediates", "mediate", ""}, " between", "", "mediation"},
    {"gathering", {"gathers", "gather", ""}, " with", "", "gathering"},
};

static const struct wording *wording_of(const char *form)
{
    for (size_t i = 0; form != NULL && i < sizeof WORDINGS / sizeof *WORDINGS; i++)
        if (strcmp(WORDINGS[i].form, form) == 0)
            return &WORDINGS[i];
    return &WORDINGS[0];
}

static bool holds_word(struct slice name, enum word_set set)
{
    while (name.size > 0)
        if (word_in(slice_cut(&name, ' '), word_set_words(set)))
            return true;
    return false;
}

/* "village near Dollow": one is in it, not at it. */
static bool is_settlement(struct slice name)
{
    return holds_word(name, SET_SETTLEMENTS);
}

/* "State House", "Hotel Grand": one is at it, though its name is written as a town's. */
static bool names_building(struct slice name)
{
    return holds_word(name, SET_BUILDINGS);
}

void title_add_place(struct buffer *out, const struct event *event)
{
    if (event->place_name == NULL || event->place_name[0] == '\0')
        return;
    struct slice name = slice_of(event->place_name);
    size_t last = name.size;
    while (last > 0 && name.data[last - 1] != ' ')
        last--;
    bool venue = ascii_is_lower(name.data[0]) || ascii_is_lower(name.data[last]) ||
                 names_building(name);
    if (!venue) {
        buffer_format(out, " in %s", event->place_name);
        return;
    }
    const char *told =
        event->place_evidence.count > 0 ? event->place_evidence.items[0].text : NULL;
    bool has_article = told != NULL && (slice_starts_with(slice_of(told), "a ") ||
                                        slice_starts_with(slice_of(told), "an ") ||
                                        slice_starts_with(slice_of(told), "the "));
    size_t article = has_article ? (size_t)(strchr(told, ' ') + 1 - told) : 0;
    buffer_add_text(out, is_settlement(name) ? " in " : " at ");
    buffer_add(out, slice_make(told, article));
    buffer_add(out, name);
}

static struct cast present_of(const struct event *event)
{
    struct cast cast = {.count = 0};
    for (size_t i = 0; i < event->participants.count; i++)
        if (!is_absent(&event->participants.items[i]))
            cast_add(&cast, event->participants.items[i].actor);
    return cast;
}

static void add_as_noun(struct buffer *out, const struct event_context *context,
                        const struct event *event, const struct cast *cast)
{
    const struct wording *wording = wording_of(event->form);
    buffer_format(out, "%s%s%s", event->status == STATUS_DENIED ? "alleged " : "",
                  wording->noun, cast->count == 2 ? " between " : " of ");
    add_list(out, context, cast, 0);
}

static void add_as_verb(struct buffer *out, const struct event_context *context,
                        const struct event *event, const struct cast *cast)
{
    const struct wording *wording = wording_of(event->form);
    struct cast first = {.actors = {cast->actors[0]}, .count = cast->count > 0};
    if (cast->count == 0)
        buffer_add_text(out, "somebody");
    add_list(out, context, &first, 0);
    add_verb(out, &wording->verb, event->status == STATUS_PLANNED,
             is_plural(context, &first));
    if (cast->count > 1) {
        buffer_format(out, "%s ", wording->with);
        add_list(out, context, cast, 1);
    }
    buffer_add_text(out, wording->tail);
}

const char *title_of_meeting(const struct event_context *context,
                             const struct event *event)
{
    struct buffer out;
    buffer_init(&out, context->arena, TITLE_LIMIT);
    struct cast cast = present_of(event);
    if (event->status == STATUS_OCCURRED || event->status == STATUS_PLANNED)
        add_as_verb(&out, context, event, &cast);
    else
        add_as_noun(&out, context, event, &cast);
    title_add_place(&out, event);
    return title_finish(&out);
}
