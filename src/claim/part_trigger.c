#include "claim/part_steps.h"

#include "event/meeting_frame.h"
#include "event/statement_word.h"

enum {
    CALLED_OFF_MAX = 8, /* tokens from "called" to "off" */
    TIME_REACH = 5      /* from "gave" to "half an hour" */
};

static bool is_plain(const struct reader *reader, uint32_t token)
{
    return reader->group[token] == WORDS_NONE && reader->name_of[token] == UINT32_MAX &&
           reader->timex_of[token] == TIMEX_NONE;
}

/* "called off", "called the meeting off". */
bool part_calls_off(const struct reader *reader, uint32_t token)
{
    if (!reader_is(reader, token, "called") && !reader_is(reader, token, "calls"))
        return false;
    uint32_t end = token + CALLED_OFF_MAX;
    return reader_find(reader, token, end < reader->count ? end : reader->count, "off") <
           (end < reader->count ? end : reader->count);
}

/* "had 40 minutes with him", "gave her half an hour": a time stands behind the verb. */
static bool is_before_time(const struct reader *reader, uint32_t token)
{
    for (uint32_t t = token + 1; t < reader->count && t <= token + TIME_REACH; t++)
        if (reader->timex_of[t] != TIMEX_NONE)
            return reader->timexes.items[reader->timex_of[t]].type == TIMEX_DURATION;
    return false;
}

/* Whether the word alone tells a meeting in a claim: "put", "gave" and "went" are said of
 * much else. */
static bool frame_tells(const struct reader *reader, uint32_t token,
                        const struct meeting_frame *frame)
{
    if (reader->group[token] == WORDS_ACT)
        return false;
    if (frame->pattern == PATTERN_VERB_TIME)
        return is_before_time(reader, token);
    return frame->pattern != PATTERN_VERB_ADDRESS && frame->pattern != PATTERN_VERB_TABLE;
}

/* "walked out of the talks": what was left is not what is told. */
static bool leaves(const struct reader *reader, uint32_t token)
{
    return tag_is_verb(reader_tag(reader, token)) &&
           (reader_is(reader, token + 1, "out") || reader_is(reader, token + 1, "away"));
}

/* The kinds of event that the token may tell; 0 for none. */
unsigned part_kinds_of(const struct reader *reader, uint32_t token, const char **form)
{
    struct slice lower = reader_lower(reader, token);
    if (reader->timex_of[token] != TIMEX_NONE || reader->name_of[token] != UINT32_MAX ||
        part_calls_off(reader, token))
        return 0;
    struct slice before = token > 0 ? reader_lower(reader, token - 1) : slice_make("", 0);
    const struct statement_noun *noun = statement_noun_find(before, lower);
    if (noun && noun->before.size > 0)
        return PART_STATEMENT;
    if (reader->group[token] == WORDS_SPEAK || reader->group[token] == WORDS_UTTER)
        return PART_MEETING | PART_STATEMENT;
    const struct meeting_frame *frame = frame_of_token(reader->document, token);
    if (frame && frame_tells(reader, token, frame)) {
        *form = frame->form;
        return PART_MEETING;
    }
    if (reader->group[token] == WORDS_TOGETHER && !leaves(reader, token))
        return PART_MEETING;
    if (!tag_is_verb(reader_tag(reader, token)))
        return noun != NULL ? PART_STATEMENT : 0;
    if (reader->group[token] == WORDS_ACT)
        return PART_MEETING | PART_STATEMENT | PART_ACTION;
    if (reader->group[token] == WORDS_EMPTY)
        return 0; /* "began talks" */
    const struct statement_verb *verb = statement_verb_find(lower);
    return verb != NULL && !statement_verb_needs_more(verb) ? PART_STATEMENT : 0;
}

bool part_is_trigger(const struct reader *reader, uint32_t token)
{
    const char *form;
    return part_kinds_of(reader, token, &form) != 0;
}

/* Behind "that", or behind another verb: part of what was said. */
bool part_is_content(const struct reader *reader, const struct claim_part *part,
                     uint32_t token)
{
    if (part->kinds != PART_STATEMENT || part->trigger == TOKEN_NONE ||
        token <= part->trigger || !tag_is_verb(reader_tag(reader, part->trigger)))
        return false;
    for (uint32_t t = part->trigger + 1; t < token; t++) {
        enum tag tag = reader_tag(reader, t);
        if (tag == TAG_MD || (tag_is_verb(tag) && tag != TAG_VBG && tag != TAG_VBN) ||
            reader_is(reader, t, "that"))
            return true;
    }
    return false;
}

bool part_says_clause(const struct reader *reader, uint32_t first, uint32_t end)
{
    for (uint32_t t = first; t < end; t++) {
        const char *form;
        unsigned kinds = part_kinds_of(reader, t, &form);
        if (kinds == 0)
            continue;
        struct claim_part part = {
            .first = first, .end = end, .kinds = kinds, .trigger = t};
        return kinds == PART_STATEMENT && part_is_content(reader, &part, end);
    }
    return false;
}

/* "the lunch was announced": of what was announced, the verb behind it tells the event. */
static bool is_announced(const struct reader *reader, const struct claim_part *part,
                         uint32_t noun, uint32_t *verb)
{
    if (!tag_is_noun(reader_tag(reader, noun)))
        return false;
    for (uint32_t t = noun + 1; t < part->end; t++) {
        if (!tag_is_verb(reader_tag(reader, t)) || reader->group[t] == WORDS_EMPTY)
            continue;
        *verb = t;
        const struct statement_verb *row = statement_verb_find(reader_lower(reader, t));
        return row && reader_tag(reader, t) == TAG_VBN &&
               reader->group[t - 1] == WORDS_EMPTY && reader->group[t] == WORDS_NONE;
    }
    return false;
}

/* The last plain verb, or else noun, when no word tells a meeting or a statement. */
static void find_other_trigger(struct reader *reader, struct claim_part *part)
{
    for (uint32_t t = part->first; t < part->end; t++) {
        if (is_plain(reader, t) && tag_is_verb(reader_tag(reader, t))) {
            part->trigger = t;
            part->kinds = PART_MEETING | PART_STATEMENT | PART_ACTION;
            return;
        }
    }
    for (uint32_t t = part->end; t > part->first; t--) {
        enum tag tag = reader_tag(reader, t - 1);
        if (is_plain(reader, t - 1) && tag_is_noun(tag) && !tag_is_name(tag)) {
            part->trigger = t - 1;
            part->kinds = PART_ACTION | PART_STATEMENT | PART_MEETING;
            return;
        }
    }
}

/* "made its offer public": an announcement told by two words. */
static bool takes_public(const struct reader *reader, struct claim_part *part)
{
    uint32_t public = reader_find(reader, part->first, part->end, "public");
    for (uint32_t t = part->first; t < public && public < part->end; t++) {
        if (!reader_is(reader, t, "made") && !reader_is(reader, t, "makes") &&
            !reader_is(reader, t, "making") && !reader_is(reader, t, "went"))
            continue;
        part->kinds = PART_STATEMENT;
        part->trigger = t;
        reader->spent[public] = true;
        return true;
    }
    return false;
}

/* "heard", "bargained", "had tea": said of other things, or of more than a meeting. */
static bool is_loose(const struct reader *reader, uint32_t token, const char *form)
{
    bool plain =
        form && (reader_is(reader, token, "sat") || reader_is(reader, token, "visit") ||
                 reader_is(reader, token, "visited"));
    return (reader->group[token] == WORDS_TOGETHER && !plain) ||
           reader->group[token] == WORDS_UTTER;
}

/* The first word that tells a meeting or a statement; else the first verb that means
 * something. */
void part_find_trigger(struct reader *reader, struct claim_part *part)
{
    part->trigger = TOKEN_NONE;
    if (takes_public(reader, part))
        return;
    for (uint32_t t = part->first; t < part->end; t++) {
        const char *form = NULL;
        unsigned kinds = part_kinds_of(reader, t, &form);
        uint32_t verb;
        if (kinds == 0 && leaves(reader, t))
            break;
        if (kinds == 0)
            continue;
        part->kinds = kinds;
        part->trigger = t;
        part->form = form;
        part->loose = is_loose(reader, t, form);
        if (is_announced(reader, part, t, &verb)) {
            part->kinds = PART_STATEMENT;
            part->trigger = verb;
            part->form = NULL;
        }
        return;
    }
    find_other_trigger(reader, part);
}
