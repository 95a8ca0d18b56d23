#include "claim/part.h"

#include "claim/hedge.h"
#include "claim/root.h"
#include "event/meeting_frame.h"
#include "event/statement_word.h"

#include <string.h>

enum { CALLED_OFF_MAX = 8 /* tokens from "called" to "off" */ };

static bool is_content(const struct reader *reader, const struct claim_part *part,
                       uint32_t token);

/* ---- triggers ---- */

static bool is_plain(const struct reader *reader, uint32_t token)
{
    return reader->group[token] == WORDS_NONE && reader->name_of[token] == UINT32_MAX &&
           reader->timex_of[token] == TIMEX_NONE;
}

/* "called off", "called the meeting off". */
static bool calls_off(const struct reader *reader, uint32_t token)
{
    if (!reader_is(reader, token, "called") && !reader_is(reader, token, "calls"))
        return false;
    uint32_t end = token + CALLED_OFF_MAX;
    return reader_find(reader, token, end < reader->count ? end : reader->count, "off") <
           (end < reader->count ? end : reader->count);
}

/* The kinds of event that the token may tell; 0 for none. */
static unsigned kinds_of(const struct reader *reader, uint32_t token, const char **form)
{
    struct slice lower = reader_lower(reader, token);
    if (reader->timex_of[token] != TIMEX_NONE || reader->name_of[token] != UINT32_MAX ||
        calls_off(reader, token))
        return 0;
    struct slice before = token > 0 ? reader_lower(reader, token - 1) : slice_make("", 0);
    const struct statement_noun *noun = statement_noun_find(before, lower);
    if (noun && noun->before.size > 0)
        return PART_STATEMENT;
    if (reader->group[token] == WORDS_SPEAK || reader->group[token] == WORDS_UTTER)
        return PART_MEETING | PART_STATEMENT;
    const struct meeting_frame *frame = frame_of_token(reader->document, token);
    if (frame) {
        *form = frame->form;
        return PART_MEETING;
    }
    if (reader->group[token] == WORDS_TOGETHER)
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
    return kinds_of(reader, token, &form) != 0;
}

bool part_says_clause(const struct reader *reader, uint32_t first, uint32_t end)
{
    for (uint32_t t = first; t < end; t++) {
        const char *form;
        unsigned kinds = kinds_of(reader, t, &form);
        if (kinds == 0)
            continue;
        struct claim_part part = {
            .first = first, .end = end, .kinds = kinds, .trigger = t};
        return kinds == PART_STATEMENT && is_content(reader, &part, end);
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
static void find_trigger(struct reader *reader, struct claim_part *part)
{
    part->trigger = TOKEN_NONE;
    if (takes_public(reader, part))
        return;
    for (uint32_t t = part->first; t < part->end; t++) {
        const char *form = NULL;
        unsigned kinds = kinds_of(reader, t, &form);
        uint32_t verb;
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

/* ---- the fields of a part ---- */

static bool is_place_actor(const struct reader *reader, const struct name_use *use)
{
    for (size_t i = 0; i < use->count; i++) {
        enum entity_type type = reader->timeline->actors.items[use->actors[i]].type;
        if (type != ENTITY_PLACE && type != ENTITY_COUNTRY)
            return false;
    }
    return use->count > 0;
}

static bool is_locative(const struct reader *reader, uint32_t token)
{
    return reader_is(reader, token, "in") || reader_is(reader, token, "at") ||
           reader_is(reader, token, "near") || reader_is(reader, token, "outside") ||
           reader_is(reader, token, "from");
}

static struct slice text_of(const struct reader *reader, uint32_t first, uint32_t end)
{
    return document_text(reader->document, first, end);
}

/* Behind "that", or behind another verb: part of what was said. */
static bool is_content(const struct reader *reader, const struct claim_part *part,
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

/* "at a hotel in Lillehammer". */
static void part_add_place(struct claim_part *part, struct slice place)
{
    if (part->place.size == 0)
        part->place = place;
    else if (part->narrower_place.size == 0 && !slice_equal(part->place, place))
        part->narrower_place = place;
}

static uint32_t place_end(const struct reader *reader, const struct claim_part *part,
                          uint32_t token)
{
    uint32_t end = token;
    if (reader->name_of[token] != UINT32_MAX)
        return reader->names.items[reader->name_of[token]].end;
    while (end < part->end && reader->timex_of[end] == TIMEX_NONE &&
           reader->name_of[end] == UINT32_MAX &&
           (reader->in_place[end] || tag_is_name(reader_tag(reader, end))))
        end++;
    return end;
}

/* "the visit to Puno": a place behind "to" is one where someone went. */
static bool is_goal(const struct reader *reader, const struct claim_part *part,
                    uint32_t token)
{
    return token > part->first + 1 && reader_is(reader, token - 1, "to") &&
           part->trigger != TOKEN_NONE && token - 2 == part->trigger &&
           !tag_is_verb(reader_tag(reader, part->trigger));
}

/* A place stands after "in" or before the word of the event: "the Djibouti talks". */
static bool take_place(struct reader *reader, struct claim_part *part, uint32_t token)
{
    bool name = reader->name_of[token] != UINT32_MAX;
    uint32_t end = place_end(reader, part, token);
    if (end == token || is_content(reader, part, token) ||
        (name && !is_place_actor(reader, &reader->names.items[reader->name_of[token]])))
        return false;
    bool named = token > part->first && reader_is(reader, token - 1, "the");
    uint32_t before = named ? token - 1 : token;
    bool after_preposition = (before > part->first && is_locative(reader, before - 1)) ||
                             is_goal(reader, part, token);
    bool before_trigger = part->trigger != TOKEN_NONE && end == part->trigger &&
                          (named || !tag_is_verb(reader_tag(reader, part->trigger)));
    if (!after_preposition && !before_trigger)
        return false;
    part_add_place(part, text_of(reader, token, end));
    for (uint32_t t = token; t < end; t++)
        reader->spent[t] = true;
    return true;
}

static bool same_actors(const struct name_use *a, const struct name_use *b)
{
    return a->count == b->count &&
           memcmp(a->actors, b->actors, a->count * sizeof *a->actors) == 0;
}

void part_add_name(struct claim_part *part, const struct name_use *use, bool inherited)
{
    if (part->name_count == PART_NAMES_MAX)
        return;
    for (size_t i = 0; i < part->name_count; i++)
        if (same_actors(&part->names[i].use, use))
            return;
    part->names[part->name_count++] =
        (struct part_name){.use = *use, .inherited = inherited};
}

/* "was told by Lapid": who speaks stands behind. */
static void add_agent(struct claim_part *part, const struct name_use *use)
{
    if (part->name_count == PART_NAMES_MAX)
        return;
    memmove(part->names + 1, part->names, part->name_count * sizeof *part->names);
    part->names[0] = (struct part_name){.use = *use};
    part->name_count++;
}

static bool is_agent(const struct reader *reader, const struct claim_part *part,
                     uint32_t token)
{
    return part->trigger != TOKEN_NONE && token > part->trigger + 1 &&
           reader_tag(reader, part->trigger) == TAG_VBN &&
           reader_is(reader, token - 1, "by");
}

/* "the commander of the Front": whose role it is takes no part. */
static bool belongs_to_role(const struct reader *reader, const struct claim_part *part,
                            uint32_t token)
{
    uint32_t of = token;
    if (of > part->first && reader_is(reader, of - 1, "the"))
        of--;
    if (of <= part->first + 1 || !reader_is(reader, of - 1, "of"))
        return false;
    uint32_t role = reader->name_of[of - 2];
    return role != UINT32_MAX && !reader->document->tokens.items[of - 2].capitalised;
}

/* "Hirsi's spokesman": not Hirsi himself. */
static bool is_owner(const struct reader *reader, const struct claim_part *part,
                     const struct name_use *use)
{
    bool genitive = reader_is(reader, use->end, "'s") || reader_is(reader, use->end, "'");
    if (!genitive)
        return false;
    for (uint32_t t = use->end + 1; t < part->end && t < use->end + 4; t++)
        if (t == part->trigger)
            return false;
    return true;
}

static bool after_topic(const struct reader *reader, const struct claim_part *part,
                        uint32_t token)
{
    if (part->trigger == TOKEN_NONE)
        return false;
    for (uint32_t t = part->trigger + 1; t < token; t++)
        if (reader->group[t] == WORDS_TOPIC)
            return true;
    return false;
}

/* "at the provincial office", though the sources know an office that speaks. */
static bool is_common_place(struct reader *reader, struct claim_part *part,
                            const struct name_use *use)
{
    const struct token *tokens = reader->document->tokens.items;
    uint32_t first = use->first;
    if (tokens[use->end - 1].capitalised || (part->kinds & PART_MEETING) == 0)
        return false;
    while (first > part->first && (reader_tag(reader, first - 1) == TAG_JJ ||
                                   tag_is_noun(reader_tag(reader, first - 1))))
        first--;
    uint32_t before = first;
    while (before > part->first && (reader_tag(reader, before - 1) == TAG_DT ||
                                    reader_tag(reader, before - 1) == TAG_PRP_POSSESSIVE))
        before--;
    if (before == part->first || !is_locative(reader, before - 1) ||
        reader_is(reader, before - 1, "from"))
        return false;
    part_add_place(part, text_of(reader, first, use->end));
    for (uint32_t t = first; t < use->end; t++)
        reader->spent[t] = true;
    return true;
}

/* "Duale telephoned the prime minister", who is Duale: a role of somebody else. */
static bool acts_on_itself(const struct claim_part *part, const struct name_use *use)
{
    for (size_t i = 0; i < part->name_count; i++)
        if (same_actors(&part->names[i].use, use) && part->trigger != TOKEN_NONE &&
            (part->kinds & PART_MEETING) != 0 &&
            part->names[i].use.end <= part->trigger && part->trigger < use->first)
            return true;
    return false;
}

static void take_name(struct reader *reader, struct claim_part *part, uint32_t token)
{
    const struct name_use *use = &reader->names.items[reader->name_of[token]];
    if (is_common_place(reader, part, use))
        return;
    bool counts = !is_owner(reader, part, use) && !after_topic(reader, part, token) &&
                  !belongs_to_role(reader, part, token);
    bool said = part->kinds == PART_STATEMENT && part->trigger != TOKEN_NONE &&
                token > part->trigger &&
                (part->name_count > 0 || tag_is_verb(reader_tag(reader, part->trigger)));
    if (counts && part->unknown_name.size == 0 && hedge_is_other_role(reader, part, use))
        part->unknown_name = text_of(reader, use->first - 1, use->end);
    if (counts && acts_on_itself(part, use))
        part->unclear = true;
    if (counts && is_agent(reader, part, token))
        add_agent(part, use);
    else if (counts && !said)
        part_add_name(part, use, false);
    for (uint32_t t = use->first; t < use->end; t++)
        reader->spent[t] = true;
}

/* "Peter Brandt", when the timeline knows none but a Martin: somebody else. */
static bool gives_another(struct reader *reader, uint32_t given, struct name_use *use)
{
    char key[PLACE_KEY_MAX];
    struct folded_name name, own;
    name_fold(reader->arena, reader->document->tokens.items[given].form, &name);
    size_t size = gazetteer_key(reader->document->tokens.items[given].form, key);
    if (use->end != use->first + 1 || name.count == 0 || size == 0 ||
        gazetteer_given_name(reader->extractor->gazetteer, slice_make(key, size)) == 0)
        return false;
    size_t kept = 0;
    for (size_t i = 0; i < use->count; i++) {
        name_fold(reader->arena,
                  slice_of(reader->timeline->actors.items[use->actors[i]].name), &own);
        struct slice first = name_given(&own);
        if (first.size == 0 || name_givens_agree(first, name.words[0]))
            use->actors[kept++] = use->actors[i];
    }
    if (kept > 0)
        use->count = kept;
    return kept == 0;
}

/* Somebody of whom the timeline knows nothing. A title before a known name is none. */
static void take_unknown(struct reader *reader, struct claim_part *part, uint32_t token)
{
    uint32_t end = token;
    while (end < part->end && (end == token || tag_is_name(reader_tag(reader, end))) &&
           reader->name_of[end] == UINT32_MAX && reader->timex_of[end] == TIMEX_NONE)
        end++;
    uint32_t next = end;
    while (next < part->end && reader->document->tokens.items[next].is_punctuation)
        next++;
    bool title = next < part->end && reader->name_of[next] != UINT32_MAX;
    if (title && next == end &&
        gives_another(reader, end - 1, &reader->names.items[reader->name_of[next]])) {
        title = false;
        end = reader->names.items[reader->name_of[next]].end;
        end = end < part->end ? end : part->end;
    }
    uint32_t before = token;
    while (before > part->first && (reader_tag(reader, before - 1) == TAG_POS ||
                                    reader_is(reader, before - 1, "'") ||
                                    reader_tag(reader, before - 1) == TAG_DT ||
                                    tag_is_noun(reader_tag(reader, before - 1))))
        before--;
    if (!title && before > part->first && is_locative(reader, before - 1))
        part_add_place(part, text_of(reader, before, end));
    else if (!title && part->unknown_name.size == 0 &&
             !after_topic(reader, part, token) &&
             !(part->kinds == PART_STATEMENT && part->name_count > 0))
        part->unknown_name = text_of(reader, token, end);
    for (uint32_t t = token; t < end; t++)
        reader->spent[t] = true;
}

static const struct holiday *holiday_at_token(const struct reader *reader, uint32_t token,
                                              uint32_t end, uint32_t *last)
{
    if (!reader->document->tokens.items[token].capitalised)
        return NULL;
    for (uint32_t stop = token + 3; stop > token; stop--) {
        if (stop > end)
            continue;
        struct slice text = text_of(reader, token, stop);
        char lower[64];
        if (text.size >= sizeof lower)
            continue;
        for (size_t i = 0; i < text.size; i++) {
            char c = text.data[i];
            lower[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
        }
        const struct holiday *holiday = holiday_find(slice_make(lower, text.size));
        *last = stop;
        if (holiday)
            return holiday;
    }
    return NULL;
}

static void add_when(struct claim_part *part, const struct claim_when *when)
{
    if (part->when_count < PART_WHENS_MAX)
        part->whens[part->when_count++] = *when;
}

void part_take_time(struct reader *reader, struct claim_part *part, uint32_t token)
{
    const struct timex *timex = &reader->timexes.items[reader->timex_of[token]];
    for (uint32_t t = timex->first; t < timex->end && t < part->end; t++)
        reader->spent[t] = true;
    if (timex->type == TIMEX_DURATION && (part->kinds & PART_MEETING) != 0)
        part->lasting = timex->value;
    if ((timex->type != TIMEX_DATE && timex->type != TIMEX_TIME) ||
        is_content(reader, part, token))
        return;
    struct claim_when when;
    when_from_timex(timex, &when);
    if (strcmp(timex->value, "PAST_REF") == 0 || strcmp(timex->value, "FUTURE_REF") == 0)
        return;
    if (timex->bound == BOUND_BEFORE || timex->bound == BOUND_UNTIL)
        when.side = timex->bound == BOUND_BEFORE ? WHEN_BEFORE : WHEN_ON;
    if (timex->bound == BOUND_AFTER)
        when.side = WHEN_AFTER;
    if (timex->bound == BOUND_BY) {
        when.side = WHEN_BEFORE;
        when.inclusive = true;
    }
    add_when(part, &when);
}

/* "three times", "three meetings". */
static void take_number(struct reader *reader, struct claim_part *part, uint32_t token)
{
    int32_t amount;
    if (token == part->first || reader_is(reader, token - 1, "the") ||
        reader_is(reader, token - 1, "a") || reader_is(reader, token - 1, "an") ||
        !reader_amount(reader, token - 1, &amount))
        return;
    part->count = (uint32_t)amount;
    reader->spent[token - 1] = true;
}

/* "the second round of talks": one of several occasions. */
static bool is_occasion_noun(const struct reader *reader, uint32_t token)
{
    static const char *const words[] = {"time",     "round", "session", "sitting",
                                        "occasion", "stage", "phase",   "rounds"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (reader_is(reader, token, words[i]))
            return true;
    return false;
}

/* "the first session", "met first", "for the first time", not "the last hostages". */
static bool ranks_event(const struct reader *reader, const struct claim_part *part,
                        uint32_t token)
{
    uint32_t next = token + 1;
    while (next < part->end &&
           (reader_tag(reader, next) == TAG_JJ || reader->group[next] == WORDS_REMOTE ||
            reader->name_of[next] != UINT32_MAX))
        next++;
    if (next >= part->end || next == part->trigger || part_is_trigger(reader, next))
        return true;
    return !tag_is_noun(reader_tag(reader, next)) || is_occasion_noun(reader, next);
}

/* A plan, or what became of it: said of a meeting by words before its verb or beside its
 * noun. */
static void take_fate(struct reader *reader, struct claim_part *part, uint32_t token)
{
    if ((part->kinds & PART_MEETING) == 0 || part->trigger == TOKEN_NONE)
        return;
    bool noun = !tag_is_verb(reader_tag(reader, part->trigger));
    enum word_group group = (enum word_group)reader->group[token];
    bool before = token < part->trigger;
    if (group == WORDS_PLANNED && (noun || before) && part->asked == ASKED_HELD)
        part->asked = ASKED_PLANNED;
    if (group == WORDS_CANCELLED || group == WORDS_POSTPONED) {
        part->asked = group == WORDS_CANCELLED ? ASKED_CANCELLED : ASKED_POSTPONED;
        part->time_of_fate = before;
    }
}

static uint32_t rank_of(enum word_group group)
{
    return group == WORDS_RANK_LAST ? RANK_LAST_OF_ALL
                                    : (uint32_t)group - WORDS_RANK_FIRST + 1;
}

/* "said he would not": the saying is not denied, what was said is. */
static bool is_in_content(const struct reader *reader, const struct claim_part *part,
                          uint32_t token)
{
    return part->kinds == PART_STATEMENT && part->trigger != TOKEN_NONE &&
           token > part->trigger && tag_is_verb(reader_tag(reader, part->trigger));
}

static void take_steering_word(struct reader *reader, struct claim_part *part,
                               uint32_t token)
{
    if (is_content(reader, part, token) && reader->group[token] != WORDS_NEVER &&
        reader->group[token] != WORDS_NO)
        return; /* a word of what was said */
    if (calls_off(reader, token)) {
        part->asked = ASKED_CANCELLED;
        part->time_of_fate = token < part->trigger;
        reader->spent[token] = true;
        return;
    }
    switch ((enum word_group)reader->group[token]) {
    case WORDS_NEVER:
        if (is_in_content(reader, part, token))
            part->content_negated = !part->content_negated;
        else
            part->negated = true;
        break;
    case WORDS_NO:
        if (!tag_is_noun(reader_tag(reader, token + 1 < part->end ? token + 1 : token)))
            return;
        if (is_in_content(reader, part, token))
            part->content_negated = !part->content_negated;
        else
            part->negated = true;
        break;
    case WORDS_COUNT_TWICE:
        part->count = 2;
        break;
    case WORDS_COUNT_TIMES:
        take_number(reader, part, token);
        break;
    case WORDS_RANK_FIRST:
    case WORDS_RANK_SECOND:
    case WORDS_RANK_THIRD:
    case WORDS_RANK_FOURTH:
    case WORDS_RANK_LAST:
        if (ranks_event(reader, part, token))
            part->rank = rank_of((enum word_group)reader->group[token]);
        break;
    case WORDS_REMOTE:
        part->manner = PART_REMOTE;
        break;
    case WORDS_VIDEO:
        part->manner = PART_BY_VIDEO;
        break;
    case WORDS_PRESENT:
        part->manner = PART_PRESENT;
        break;
    case WORDS_PLANNED:
    case WORDS_CANCELLED:
    case WORDS_POSTPONED:
        take_fate(reader, part, token);
        break;
    case WORDS_WITHOUT:
        part->unclear = true;
        break;
    case WORDS_NONE:
        return;
    case WORDS_MALE:
    case WORDS_FEMALE:
    case WORDS_PLURAL:
    case WORDS_NEXT:
    case WORDS_HEDGE:
    case WORDS_COUNT_ONCE:
    case WORDS_TOPIC:
    case WORDS_ACT:
    case WORDS_SPEAK:
    case WORDS_UTTER:
    case WORDS_TOGETHER:
    case WORDS_EMPTY:
        return;
    }
    reader->spent[token] = true;
}

static bool is_telling(const struct reader *reader, uint32_t token)
{
    enum tag tag = reader_tag(reader, token);
    const struct token *t = &reader->document->tokens.items[token];
    if (reader->spent[token] || reader->group[token] != WORDS_NONE || t->is_punctuation)
        return false;
    return tag_is_noun(tag) || tag_is_verb(tag) || tag == TAG_JJ || t->has_digit;
}

/* "at the central bank", "in hospital": a place, not a party. */
static bool stands_at(struct reader *reader, struct claim_part *part, uint32_t token)
{
    uint32_t first = token;
    while (first > part->first && (reader_tag(reader, first - 1) == TAG_JJ ||
                                   reader_tag(reader, first - 1) == TAG_POS ||
                                   tag_is_noun(reader_tag(reader, first - 1))))
        first--;
    uint32_t before = first;
    while (before > part->first && (reader_tag(reader, before - 1) == TAG_DT ||
                                    reader_tag(reader, before - 1) == TAG_PRP_POSSESSIVE))
        before--;
    if (before > part->first && part->loose && reader_is(reader, before - 1, "to"))
        return true; /* "withdrew to the senator's office" */
    if (before == part->first || !is_locative(reader, before - 1))
        return false;
    part_add_place(part, text_of(reader, first, token + 1));
    return true;
}

/* "met the minister", of whom the timeline has no name: not just anybody. */
static void take_unknown_role(struct reader *reader, struct claim_part *part,
                              uint32_t token)
{
    const char *form;
    bool of_name = token > part->first && reader->name_of[token - 1] != UINT32_MAX;
    bool as = token > part->first &&
              (reader_is(reader, token - 1, "as") ||
               (token > part->first + 1 && reader_tag(reader, token - 1) == TAG_DT &&
                reader_is(reader, token - 2, "as")));
    bool noun = tag_is_noun(reader_tag(reader, token)) && !as &&
                !tag_is_name(reader_tag(reader, token)) && !of_name &&
                kinds_of(reader, token, &form) == 0;
    unsigned classes =
        language_word_classes(reader->extractor->language, reader_lower(reader, token));
    struct slice lemma = document_lemma(reader->document, token);
    classes |= language_word_classes(reader->extractor->language, lemma);
    if (noun && part->kinds == PART_MEETING && part->unknown_name.size == 0 &&
        (classes & (WORD_PERSON | WORD_GROUP)) != 0 &&
        !after_topic(reader, part, token) && !stands_at(reader, part, token))
        part->unknown_name = text_of(reader, token, token + 1);
}

/* "at the airport", "in her office". */
static void take_common_place(struct reader *reader, struct claim_part *part,
                              uint32_t token)
{
    struct slice lemma = document_lemma(reader->document, token);
    unsigned classes = language_word_classes(reader->extractor->language, lemma);
    uint32_t before = token;
    while (before > part->first && reader_tag(reader, before) != TAG_DT &&
           reader_tag(reader, before) != TAG_PRP_POSSESSIVE &&
           reader_tag(reader, before) != TAG_IN)
        before--;
    bool definite = reader_tag(reader, before) == TAG_DT ||
                    reader_tag(reader, before) == TAG_PRP_POSSESSIVE;
    bool place = (classes & WORD_PLACE) != 0 ||
                 (definite && !reader_is(reader, token + 1, "of") &&
                  ((classes & WORD_EVENT) == 0 || reader_is(reader, before - 1, "at")));
    bool noun = part->trigger != TOKEN_NONE &&
                tag_is_noun(reader_tag(reader, part->trigger)); /* "the briefing at" */
    if (reader_tag(reader, token) == TAG_NN && place &&
        ((part->kinds & PART_MEETING) != 0 || noun) && !is_content(reader, part, token))
        stands_at(reader, part, token);
}

/* Forms of "be", "have" and "do", which help other verbs. */
static bool is_helper(const struct reader *reader, uint32_t token)
{
    struct slice lemma = document_lemma(reader->document, token);
    return slice_is(lemma, "be") || slice_is(lemma, "have") || slice_is(lemma, "do");
}

/* Inside what was said words count that steer a claim elsewhere: names, days, "hold". */
static bool is_said_word(const struct reader *reader, const struct claim_part *part,
                         uint32_t token)
{
    const struct token *found = &reader->document->tokens.items[token];
    enum tag tag = reader_tag(reader, token);
    if (!is_content(reader, part, token) || found->is_punctuation ||
        reader->name_of[token] != UINT32_MAX)
        return false;
    if (reader->group[token] != WORDS_NONE && !reader->spent[token])
        return (tag_is_noun(tag) || tag_is_verb(tag)) && !is_helper(reader, token);
    return (found->capitalised || found->has_digit) && reader->group[token] == WORDS_NONE;
}

/* "ten-day", "40 trains", of a statement; the days of the claim's own dates are none. */
static bool is_said_number(const struct reader *reader, const struct claim_part *part,
                           uint32_t token)
{
    uint32_t timex = reader->timex_of[token];
    bool length =
        timex != TIMEX_NONE && reader->timexes.items[timex].type == TIMEX_DURATION;
    return (part->kinds & PART_STATEMENT) != 0 && part->count == 0 &&
           ((timex == TIMEX_NONE && !reader->spent[token]) || length ||
            is_content(reader, part, token)) &&
           root_is_number(reader_lower(reader, token));
}

static void add_word(struct reader *reader, struct claim_part *part, uint32_t token,
                     enum part_word_kind kind)
{
    if (part->word_count == PART_WORDS_MAX)
        return;
    const struct name_use *name =
        kind == PART_WORD_NAME && reader->name_of[token] != UINT32_MAX
            ? &reader->names.items[reader->name_of[token]]
            : NULL;
    part->words[part->word_count++] =
        (struct part_word){reader_lower(reader, token), token, kind, name};
}

/* The part's own people and place are asked for as such; others that are named stand in
 * what was said. */
static bool is_said_name(const struct reader *reader, const struct claim_part *part,
                         uint32_t token)
{
    uint32_t number = reader->name_of[token];
    if (number == UINT32_MAX || reader->names.items[number].first != token ||
        part->kinds != PART_STATEMENT || token < part->trigger)
        return false;
    for (size_t i = 0; i < part->name_count; i++)
        if (part->names[i].use.first == token)
            return false;
    struct slice form = reader->document->tokens.items[token].form;
    return part->place.size == 0 || form.data < part->place.data ||
           form.data >= part->place.data + part->place.size;
}

/* "gave a news conference": the noun tells it, the verb nothing more. */
static bool is_light_verb(const struct reader *reader, const struct claim_part *part,
                          uint32_t token)
{
    return (part->kinds & PART_STATEMENT) != 0 && part->trigger != TOKEN_NONE &&
           tag_is_verb(reader_tag(reader, token)) &&
           !tag_is_verb(reader_tag(reader, part->trigger));
}

/* The "news" of "news conference". */
static bool belongs_to_trigger(const struct reader *reader, const struct claim_part *part,
                               uint32_t token)
{
    if (part->trigger == TOKEN_NONE || token + 1 != part->trigger)
        return false;
    const struct statement_noun *noun = statement_noun_find(
        reader_lower(reader, token), reader_lower(reader, part->trigger));
    return noun && noun->before.size > 0;
}

static void take_word(struct reader *reader, struct claim_part *part, uint32_t token)
{
    if (is_light_verb(reader, part, token) || belongs_to_trigger(reader, part, token))
        return;
    if (is_said_number(reader, part, token))
        add_word(reader, part, token, PART_WORD_NUMBER);
    else if (is_said_name(reader, part, token))
        add_word(reader, part, token, PART_WORD_NAME);
    else if (is_telling(reader, token) || is_said_word(reader, part, token))
        add_word(reader, part, token,
                 tag_is_verb(reader_tag(reader, token)) ? PART_WORD_VERB
                                                        : PART_WORD_PLAIN);
}

static void take_words(struct reader *reader, struct claim_part *part)
{
    for (uint32_t t = part->first; t < part->end; t++)
        if (t != part->trigger && part->narrower_place.size == 0 &&
            (is_telling(reader, t) || reader->group[t] == WORDS_TOGETHER))
            take_common_place(reader, part, t);
    for (uint32_t t = part->first; t < part->end; t++)
        if (t != part->trigger && is_telling(reader, t))
            take_unknown_role(reader, part, t);
    for (uint32_t t = part->first; t < part->end; t++) {
        part->has_clause = part->has_clause || is_content(reader, part, t);
        if (t != part->trigger)
            take_word(reader, part, t);
    }
}

/* "held two meetings". */
static void count_nouns(struct reader *reader, struct claim_part *part)
{
    int32_t amount;
    if (part->trigger == TOKEN_NONE || part->trigger == part->first ||
        reader_tag(reader, part->trigger) != TAG_NNS)
        return;
    uint32_t number = part->trigger - 1;
    if (reader_is(reader, number, "a") || reader_is(reader, number, "the") ||
        reader_is(reader, number, "an"))
        return;
    if (reader->timex_of[number] == TIMEX_NONE &&
        reader_amount(reader, number, &amount) && amount > 1)
        part->count = (uint32_t)amount;
}

static void take_holiday(struct reader *reader, struct claim_part *part, uint32_t first,
                         uint32_t stop, const struct holiday *holiday)
{
    struct claim_when when = {.first = first, .end = stop, .holiday = holiday};
    add_when(part, &when);
    for (uint32_t i = first; i < stop; i++)
        reader->spent[i] = true;
}

/* "Walter briefed him": a single noun that acts and has no article. */
static bool acts_alone(const struct reader *reader, uint32_t token)
{
    bool single = reader_tag(reader, token) == TAG_NN &&
                  (token == 0 || reader_tag(reader, token - 1) != TAG_DT);
    return single && token + 1 < reader->count &&
           tag_is_verb(reader_tag(reader, token + 1)) &&
           reader->group[token + 1] != WORDS_EMPTY;
}

static bool is_function_word(const struct reader *reader, uint32_t token)
{
    static const enum tag tags[] = {TAG_IN,  TAG_DT,  TAG_PRP, TAG_PRP_POSSESSIVE,
                                    TAG_WDT, TAG_WRB, TAG_MD,  TAG_CC,
                                    TAG_TO,  TAG_RB,  TAG_EX,  TAG_CD};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (reader_tag(reader, token) == tags[i])
            return true;
    return false;
}

/* A name by its tag, or a capitalised word that is no other: "Grace met him". */
static bool reads_as_name(const struct reader *reader, uint32_t token)
{
    const struct token *found = &reader->document->tokens.items[token];
    char key[PLACE_KEY_MAX];
    size_t size = gazetteer_key(found->form, key);
    if (!found->capitalised || found->is_punctuation || found->has_digit)
        return false;
    if (tag_is_name((enum tag)found->tag))
        return true;
    bool given = size > 0 && gazetteer_given_name(reader->extractor->gazetteer,
                                                  slice_make(key, size)) != 0;
    unsigned classes = language_word_classes(reader->extractor->language, found->lower);
    bool noun = tag_is_noun((enum tag)found->tag);
    bool known = classes != 0 || is_function_word(reader, token);
    return ((noun && (given || acts_alone(reader, token))) || !known) &&
           frame_of_token(reader->document, token) == NULL;
}

static void take_token(struct reader *reader, struct claim_part *part, uint32_t t)
{
    uint32_t stop;
    const struct holiday *holiday = holiday_at_token(reader, t, part->end, &stop);
    if (holiday)
        take_holiday(reader, part, t, stop, holiday);
    else if (reader->timex_of[t] != TIMEX_NONE)
        part_take_time(reader, part, t);
    else if (take_place(reader, part, t))
        return;
    else if (reader->name_of[t] != UINT32_MAX)
        take_name(reader, part, t);
    else if (t != part->trigger && reader->group[t] == WORDS_NONE &&
             reads_as_name(reader, t))
        take_unknown(reader, part, t);
    else
        take_steering_word(reader, part, t);
}

void part_fill(struct reader *reader, struct claim_part *part)
{
    find_trigger(reader, part);
    for (uint32_t t = part->first; t < part->end; t++)
        if (!reader->spent[t])
            take_token(reader, part, t);
    count_nouns(reader, part);
    hedge_part(reader, part);
    take_words(reader, part);
}

bool part_is_bare(const struct claim_part *part)
{
    bool wordless = part->word_count == 0 || part->kinds == PART_MEETING;
    return part->name_count == 0 && wordless && part->place.size == 0;
}
