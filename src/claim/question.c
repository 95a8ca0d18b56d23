#include "claim/question.h"

#include "base/utf8.h"
#include "event/meeting_frame.h"
#include "event/statement_word.h"

#include <string.h>

enum { CLAIM_TOKENS_MAX = 512, WINDOW_DAYS_WEEK = 7, MONTH_DAYS = 30 };

enum word_group {
    WORDS_NONE,
    WORDS_BEFORE,
    WORDS_AFTER,
    WORDS_WHILE,
    WORDS_MALE,
    WORDS_FEMALE,
    WORDS_PLURAL,
    WORDS_NEVER,
    WORDS_COUNT_ONCE,
    WORDS_COUNT_TWICE,
    WORDS_COUNT_TIMES,
    WORDS_RANK_FIRST,
    WORDS_RANK_SECOND,
    WORDS_RANK_THIRD,
    WORDS_RANK_FOURTH,
    WORDS_RANK_LAST,
    WORDS_TOPIC,
    WORDS_REMOTE,
    WORDS_PRESENT,
    WORDS_EMPTY,
};

static const struct steering_word {
    enum word_group group;
    const char *word;
} steering_words[] = {
#define CLAIM_WORD(group, word) {WORDS_##group, word},
#include "claim/words.def"
#undef CLAIM_WORD
};

/* The reader's workplace. */
struct reader {
    struct arena *arena;
    const struct extractor *extractor;
    const struct record *timeline;
    struct question *question;
    struct document *document;
    uint32_t count; /* tokens that are read */
    struct timex_vector timexes;
    uint32_t *timex_of; /* by token, TIMEX_NONE */
    VECTOR(struct name_use) names;
    uint32_t *name_of; /* by token, UINT32_MAX */
    uint8_t *group;    /* by token: enum word_group */
    bool *spent;       /* by token: has told what it tells */
};

static struct slice lower_at(const struct reader *reader, uint32_t token)
{
    return reader->document->tokens.items[token].lower;
}

static bool is_word(const struct reader *reader, uint32_t token, const char *word)
{
    return token < reader->count && slice_is(lower_at(reader, token), word);
}

static enum tag tag_at(const struct reader *reader, uint32_t token)
{
    return (enum tag)reader->document->tokens.items[token].tag;
}

static enum word_group group_of(struct slice lower)
{
    for (size_t i = 0; i < sizeof steering_words / sizeof steering_words[0]; i++)
        if (slice_is(lower, steering_words[i].word))
            return steering_words[i].group;
    return WORDS_NONE;
}

/* ---- tokens, expressions, names ---- */

static struct document *make_document(struct arena *arena,
                                      const struct extractor *extractor,
                                      struct slice claim, const struct article_date *made)
{
    struct article *article = ARENA_NEW(arena, struct article);
    article->path = "claim";
    article->text = arena_copy_slice(arena, claim);
    article->published = *made;
    struct article_block block = {BLOCK_PARAGRAPH, 0, (uint32_t)claim.size};
    vector_push(arena, &article->blocks, block);
    struct document *document = document_new(arena, extractor->language, article);
    for (uint32_t i = 0; i < document->sentences.count; i++)
        document_tag(document, i);
    return document;
}

static void find_times(struct reader *reader)
{
    temporal_find(reader->document, &reader->timexes);
    for (uint32_t i = 0; i < reader->timexes.count; i++) {
        const struct timex *timex = &reader->timexes.items[i];
        for (uint32_t t = timex->first; t < timex->end && t < reader->count; t++)
            reader->timex_of[t] = i;
    }
}

static void find_names(struct reader *reader, const struct name_index *index)
{
    for (uint32_t t = 0; t < reader->count;) {
        struct name_use use;
        bool skip = reader->timex_of[t] != TIMEX_NONE || reader->group[t] != WORDS_NONE ||
                    !name_index_find(index, reader->arena, reader->document, t,
                                     reader->count, &use);
        if (skip) {
            t++;
            continue;
        }
        for (uint32_t i = t; i < use.end; i++)
            reader->name_of[i] = (uint32_t)reader->names.count;
        vector_push(reader->arena, &reader->names, use);
        t = use.end;
    }
}

/* "May" of "Easter Monday, May 5" is a month, "May" of "May met" nobody's month. */
static bool is_verb_next(const struct reader *reader, uint32_t token)
{
    return token < reader->count && tag_is_verb(tag_at(reader, token));
}

static struct reader open_reader(struct arena *arena, const struct extractor *extractor,
                                 const struct name_index *names,
                                 const struct record *timeline, struct question *question)
{
    struct reader reader = {.arena = arena,
                            .extractor = extractor,
                            .timeline = timeline,
                            .question = question,
                            .document = question->document};
    size_t count = question->document->tokens.count;
    reader.count = (uint32_t)(count < CLAIM_TOKENS_MAX ? count : CLAIM_TOKENS_MAX);
    reader.timex_of = ARENA_NEW_ARRAY(arena, reader.count, uint32_t);
    reader.name_of = ARENA_NEW_ARRAY(arena, reader.count, uint32_t);
    reader.group = ARENA_NEW_ARRAY(arena, reader.count, uint8_t);
    reader.spent = ARENA_NEW_ARRAY(arena, reader.count, bool);
    for (uint32_t i = 0; i < reader.count; i++) {
        reader.timex_of[i] = TIMEX_NONE;
        reader.name_of[i] = UINT32_MAX;
        reader.group[i] = (uint8_t)group_of(lower_at(&reader, i));
    }
    find_times(&reader);
    find_names(&reader, names);
    return reader;
}

/* ---- triggers ---- */

static bool is_ambiguous_call(struct slice lower)
{
    return slice_is(lower, "spoke") || slice_is(lower, "speak") ||
           slice_is(lower, "spoken") || slice_is(lower, "talk") ||
           slice_is(lower, "talked") || slice_is(lower, "call") ||
           slice_is(lower, "called") || slice_is(lower, "apologised") ||
           slice_is(lower, "apologized") || slice_is(lower, "addressed");
}

/* The kinds of event that the token may tell; 0 for none. */
static unsigned kinds_of(const struct reader *reader, uint32_t token, const char **form)
{
    struct slice lower = lower_at(reader, token);
    if (reader->timex_of[token] != TIMEX_NONE || reader->name_of[token] != UINT32_MAX)
        return 0;
    struct slice before = token > 0 ? lower_at(reader, token - 1) : slice_make(NULL, 0);
    const struct statement_noun *noun = statement_noun_find(before, lower);
    if (noun && noun->before.size > 0)
        return PART_STATEMENT;
    if (is_ambiguous_call(lower))
        return PART_MEETING | PART_STATEMENT;
    const struct meeting_frame *frame = frame_of_token(reader->document, token);
    if (frame) {
        *form = frame->form;
        return PART_MEETING;
    }
    if (is_word(reader, token, "took") && is_word(reader, token + 1, "part"))
        return PART_MEETING;
    bool verb = tag_is_verb(tag_at(reader, token));
    if (verb ? statement_verb_find(lower) != NULL : noun != NULL)
        return PART_STATEMENT;
    return 0;
}

/* The first word that tells a meeting or a statement; else the first verb that means
 * something. */
static void find_trigger(struct reader *reader, struct claim_part *part)
{
    part->trigger = TOKEN_NONE;
    for (uint32_t t = part->first; t < part->end; t++) {
        const char *form = NULL;
        unsigned kinds = kinds_of(reader, t, &form);
        if (kinds == 0)
            continue;
        part->kinds = kinds;
        part->trigger = t;
        part->form = form;
        return;
    }
    for (uint32_t t = part->first; t < part->end; t++) {
        bool plain = reader->group[t] == WORDS_NONE && reader->name_of[t] == UINT32_MAX &&
                     reader->timex_of[t] == TIMEX_NONE;
        if (plain && tag_is_verb(tag_at(reader, t))) {
            part->trigger = t;
            part->kinds = PART_MEETING | PART_STATEMENT | PART_ACTION;
            return;
        }
    }
    for (uint32_t t = part->end; t > part->first; t--) {
        bool plain = reader->group[t - 1] == WORDS_NONE &&
                     reader->name_of[t - 1] == UINT32_MAX &&
                     reader->timex_of[t - 1] == TIMEX_NONE;
        if (plain && tag_is_noun(tag_at(reader, t - 1)) &&
            !tag_is_name(tag_at(reader, t - 1))) {
            part->trigger = t - 1;
            part->kinds = PART_ACTION | PART_STATEMENT | PART_MEETING;
            return;
        }
    }
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
    return is_word(reader, token, "in") || is_word(reader, token, "at") ||
           is_word(reader, token, "near") || is_word(reader, token, "outside") ||
           is_word(reader, token, "from");
}

static struct slice text_of(const struct reader *reader, uint32_t first, uint32_t end)
{
    return document_text(reader->document, first, end);
}

/* A place stands after "in" or before the word of the event: "the Djibouti talks". */
static bool take_place(struct reader *reader, struct claim_part *part, uint32_t token)
{
    bool name = reader->name_of[token] != UINT32_MAX;
    uint32_t end = token;
    const struct name_use *use =
        name ? &reader->names.items[reader->name_of[token]] : NULL;
    while (!use && end < part->end && tag_is_name(tag_at(reader, end)) &&
           reader->timex_of[end] == TIMEX_NONE && reader->name_of[end] == UINT32_MAX)
        end++;
    if (use)
        end = use->end;
    if (end == token)
        return false;
    bool after_preposition = token > part->first && is_locative(reader, token - 1);
    bool before_trigger = part->trigger != TOKEN_NONE && end == part->trigger &&
                          !tag_is_verb(tag_at(reader, part->trigger));
    bool place = use ? is_place_actor(reader, use) : true;
    if (use && !place)
        return false;
    if (!after_preposition && !before_trigger)
        return false;
    if (part->place.size == 0)
        part->place = text_of(reader, token, end);
    for (uint32_t t = token; t < end; t++)
        reader->spent[t] = true;
    return true;
}

static void add_name(struct claim_part *part, const struct name_use *use, bool inherited)
{
    if (part->name_count == PART_NAMES_MAX)
        return;
    part->names[part->name_count++] = (struct part_name){*use, inherited};
}

/* "Hirsi's spokesman": not Hirsi himself. */
static bool is_owner(const struct reader *reader, const struct claim_part *part,
                     const struct name_use *use)
{
    bool genitive = is_word(reader, use->end, "'s") || is_word(reader, use->end, "'");
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

static void take_name(struct reader *reader, struct claim_part *part, uint32_t token)
{
    const struct name_use *use = &reader->names.items[reader->name_of[token]];
    bool counts = !is_owner(reader, part, use) && !after_topic(reader, part, token);
    bool said = part->kinds == PART_STATEMENT && part->name_count > 0 &&
                part->trigger != TOKEN_NONE && token > part->trigger;
    if (counts && !said)
        add_name(part, use, false);
    for (uint32_t t = use->first; t < use->end; t++)
        reader->spent[t] = true;
}

/* Somebody of whom the timeline knows nothing. A title before a known name is none. */
static void take_unknown(struct reader *reader, struct claim_part *part, uint32_t token)
{
    uint32_t end = token;
    while (end < part->end && tag_is_name(tag_at(reader, end)) &&
           reader->name_of[end] == UINT32_MAX && reader->timex_of[end] == TIMEX_NONE)
        end++;
    uint32_t next = end;
    while (next < part->end && reader->document->tokens.items[next].is_punctuation)
        next++;
    bool title = next < part->end && reader->name_of[next] != UINT32_MAX;
    if (!title && part->unknown_name.size == 0 && !after_topic(reader, part, token) &&
        !(part->kinds == PART_STATEMENT && part->name_count > 0))
        part->unknown_name = text_of(reader, token, end);
    for (uint32_t t = token; t < end; t++)
        reader->spent[t] = true;
}

static const struct holiday *holiday_at_token(const struct reader *reader, uint32_t token,
                                              uint32_t end, uint32_t *last)
{
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

static void take_time(struct reader *reader, struct claim_part *part, uint32_t token)
{
    const struct timex *timex = &reader->timexes.items[reader->timex_of[token]];
    for (uint32_t t = timex->first; t < timex->end && t < part->end; t++)
        reader->spent[t] = true;
    if (timex->type != TIMEX_DATE && timex->type != TIMEX_TIME)
        return;
    struct claim_when when;
    when_from_timex(timex, &when);
    if (strcmp(timex->value, "PAST_REF") == 0 || strcmp(timex->value, "FUTURE_REF") == 0)
        return;
    if (timex->bound == BOUND_BEFORE || timex->bound == BOUND_UNTIL)
        when.side = timex->bound == BOUND_BEFORE ? WHEN_BEFORE : WHEN_ON;
    if (timex->bound == BOUND_AFTER)
        when.side = WHEN_AFTER;
    add_when(part, &when);
}

static void take_number(struct reader *reader, struct claim_part *part, uint32_t token)
{
    static const char *const numbers[] = {"zero",  "one",  "two", "three",
                                          "four",  "five", "six", "seven",
                                          "eight", "nine", "ten"};
    if (reader->group[token] != WORDS_COUNT_TIMES || token == part->first)
        return;
    struct slice before = lower_at(reader, token - 1);
    for (uint32_t i = 1; i < sizeof numbers / sizeof numbers[0]; i++)
        if (slice_is(before, numbers[i]))
            part->count = i;
    if (before.size == 1 && before.data[0] >= '1' && before.data[0] <= '9')
        part->count = (uint32_t)(before.data[0] - '0');
    reader->spent[token - 1] = true;
}

static void take_steering_word(struct reader *reader, struct claim_part *part,
                               uint32_t token)
{
    switch ((enum word_group)reader->group[token]) {
    case WORDS_NEVER:
        part->negated = true;
        break;
    case WORDS_COUNT_TWICE:
        part->count = 2;
        break;
    case WORDS_COUNT_TIMES:
        take_number(reader, part, token);
        break;
    case WORDS_RANK_FIRST:
        part->rank = 1;
        break;
    case WORDS_RANK_SECOND:
        part->rank = 2;
        break;
    case WORDS_RANK_THIRD:
        part->rank = 3;
        break;
    case WORDS_RANK_FOURTH:
        part->rank = 4;
        break;
    case WORDS_RANK_LAST:
        part->rank = RANK_LAST_OF_ALL;
        break;
    case WORDS_REMOTE:
        part->manner = PART_REMOTE;
        break;
    case WORDS_PRESENT:
        part->manner = PART_PRESENT;
        break;
    case WORDS_NONE:
    case WORDS_BEFORE:
    case WORDS_AFTER:
    case WORDS_WHILE:
    case WORDS_MALE:
    case WORDS_FEMALE:
    case WORDS_PLURAL:
    case WORDS_COUNT_ONCE:
    case WORDS_TOPIC:
    case WORDS_EMPTY:
        return;
    }
    reader->spent[token] = true;
}

static bool is_telling(const struct reader *reader, uint32_t token)
{
    enum tag tag = tag_at(reader, token);
    const struct token *t = &reader->document->tokens.items[token];
    if (reader->spent[token] || reader->group[token] != WORDS_NONE || t->is_punctuation)
        return false;
    return tag_is_noun(tag) || tag_is_verb(tag) || tag == TAG_JJ || t->has_digit;
}

/* "met the minister", of whom the timeline has no name: not just anybody. */
static void take_unknown_role(struct reader *reader, struct claim_part *part,
                              uint32_t token)
{
    const char *form;
    bool of_name = token > part->first && reader->name_of[token - 1] != UINT32_MAX;
    bool noun = tag_is_noun(tag_at(reader, token)) &&
                !tag_is_name(tag_at(reader, token)) && !of_name &&
                kinds_of(reader, token, &form) == 0;
    unsigned classes =
        language_word_classes(reader->extractor->language, lower_at(reader, token));
    struct slice lemma = document_lemma(reader->document, token);
    classes |= language_word_classes(reader->extractor->language, lemma);
    if (noun && part->kinds == PART_MEETING && part->unknown_name.size == 0 &&
        (classes & (WORD_PERSON | WORD_GROUP)) != 0 && !after_topic(reader, part, token))
        part->unknown_name = text_of(reader, token, token + 1);
}

static void take_words(struct reader *reader, struct claim_part *part)
{
    for (uint32_t t = part->first; t < part->end; t++)
        if (t != part->trigger && is_telling(reader, t))
            take_unknown_role(reader, part, t);
    for (uint32_t t = part->first; t < part->end; t++)
        if (t != part->trigger && is_telling(reader, t) &&
            part->word_count < PART_WORDS_MAX)
            part->words[part->word_count++] = lower_at(reader, t);
}

static void fill_part(struct reader *reader, struct claim_part *part)
{
    find_trigger(reader, part);
    for (uint32_t t = part->first; t < part->end; t++) {
        uint32_t stop;
        const struct holiday *holiday = holiday_at_token(reader, t, part->end, &stop);
        if (reader->spent[t])
            continue;
        if (holiday) {
            struct claim_when when = {.first = t, .end = stop, .holiday = holiday};
            add_when(part, &when);
            for (uint32_t i = t; i < stop; i++)
                reader->spent[i] = true;
        } else if (reader->timex_of[t] != TIMEX_NONE) {
            take_time(reader, part, t);
        } else if (take_place(reader, part, t)) {
            continue;
        } else if (reader->name_of[t] != UINT32_MAX) {
            take_name(reader, part, t);
        } else if (tag_is_name(tag_at(reader, t)) && t != part->trigger &&
                   reader->group[t] == WORDS_NONE) {
            take_unknown(reader, part, t);
        } else {
            take_steering_word(reader, part, t);
        }
    }
    take_words(reader, part);
}

/* ---- cutting the claim into parts ---- */

static bool starts_link(const struct reader *reader, uint32_t token, enum link_kind *kind)
{
    enum word_group group = (enum word_group)reader->group[token];
    if (group == WORDS_BEFORE || group == WORDS_WHILE) {
        *kind = group == WORDS_BEFORE ? LINK_BEFORE : LINK_DURING;
        return true;
    }
    if (group == WORDS_AFTER) {
        *kind = LINK_AFTER;
        return !is_word(reader, token, "following") ||
               reader->timex_of[token] == TIMEX_NONE;
    }
    if (is_word(reader, token, "than") && token > 0) {
        *kind = is_word(reader, token - 1, "later") ? LINK_AFTER : LINK_BEFORE;
        return is_word(reader, token - 1, "later") ||
               is_word(reader, token - 1, "earlier");
    }
    if (is_word(reader, token, "as") && token > 1 && is_word(reader, token - 1, "day") &&
        is_word(reader, token - 2, "same")) {
        *kind = LINK_SAME_DAY;
        return true;
    }
    return false;
}

static bool read_amount(const struct reader *reader, uint32_t token, int32_t *amount)
{
    static const char *const numbers[] = {"zero",  "one",  "two", "three",
                                          "four",  "five", "six", "seven",
                                          "eight", "nine", "ten"};
    struct slice lower = lower_at(reader, token);
    *amount = 1;
    if (slice_is(lower, "a") || slice_is(lower, "the") || slice_is(lower, "an"))
        return true;
    for (int32_t i = 1; i < (int32_t)(sizeof numbers / sizeof numbers[0]); i++) {
        *amount = i;
        if (slice_is(lower, numbers[i]))
            return true;
    }
    *amount = 0;
    for (size_t i = 0; i < lower.size && i < 3; i++) {
        if (lower.data[i] < '0' || lower.data[i] > '9')
            return false;
        *amount = *amount * 10 + (lower.data[i] - '0');
    }
    return lower.size > 0 && lower.size <= 3;
}

/* "the day before", "two weeks after", "in the week before". */
static void read_distance(struct reader *reader, uint32_t connective,
                          struct claim_link *link)
{
    int32_t amount;
    if (connective < 2 || !read_amount(reader, connective - 2, &amount))
        return;
    struct slice unit = lower_at(reader, connective - 1);
    bool days = slice_starts_with(unit, "day"), weeks = slice_starts_with(unit, "week");
    bool months = slice_starts_with(unit, "month"),
         hours = slice_starts_with(unit, "hour");
    if (!days && !weeks && !months && !hours)
        return;
    bool stretch = weeks && is_word(reader, connective - 2, "the");
    link->has_distance = !hours;
    if (days)
        link->days_least = link->days_most = amount;
    if (weeks) {
        link->days_least = stretch ? 1 : amount * WINDOW_DAYS_WEEK - 1;
        link->days_most = stretch ? WINDOW_DAYS_WEEK : amount * WINDOW_DAYS_WEEK + 1;
    }
    if (months) {
        link->days_least = amount * MONTH_DAYS - 3;
        link->days_most = amount * (MONTH_DAYS + 1) + 3;
    }
    reader->spent[connective - 1] = reader->spent[connective - 2] = true;
}

static bool is_date_only(const struct reader *reader, uint32_t first, uint32_t end)
{
    bool any = false;
    for (uint32_t t = first; t < end; t++) {
        bool time = reader->timex_of[t] != TIMEX_NONE;
        bool punctuation = reader->document->tokens.items[t].is_punctuation;
        any = any || time;
        if (!time && !punctuation && reader->group[t] != WORDS_EMPTY)
            return false;
    }
    return any;
}

static struct claim_part *new_part(struct reader *reader, uint32_t first, uint32_t end)
{
    struct question *question = reader->question;
    if (question->part_count == PARTS_MAX || first >= end)
        return NULL;
    struct claim_part *part = &question->parts[question->part_count++];
    *part = (struct claim_part){.first = first, .end = end, .trigger = TOKEN_NONE};
    return part;
}

static void add_link(struct reader *reader, struct claim_link link)
{
    if (reader->question->link_count < LINKS_MAX)
        reader->question->links[reader->question->link_count++] = link;
}

static enum when_side side_of(enum link_kind kind)
{
    switch (kind) {
    case LINK_BEFORE:
        return WHEN_BEFORE;
    case LINK_AFTER:
        return WHEN_AFTER;
    case LINK_SAME_DAY:
    case LINK_DURING:
        break;
    }
    return WHEN_ON;
}

/* "before Thursday": a bound of the part, not a part. */
static void add_date_bound(struct reader *reader, struct claim_part *part,
                           enum link_kind kind, uint32_t first, uint32_t end)
{
    for (uint32_t t = first; t < end; t++) {
        if (reader->timex_of[t] == TIMEX_NONE || reader->spent[t])
            continue;
        size_t before = part->when_count;
        uint32_t kept = part->end;
        part->end = end;
        take_time(reader, part, t);
        part->end = kept;
        if (part->when_count > before)
            part->whens[part->when_count - 1].side = side_of(kind);
    }
}

static uint32_t find_word(const struct reader *reader, uint32_t first, uint32_t end,
                          const char *word)
{
    while (first < end && !is_word(reader, first, word))
        first++;
    return first;
}

static bool tells_event(const struct reader *reader, uint32_t first, uint32_t end)
{
    for (uint32_t t = first; t < end; t++) {
        const char *form;
        bool ranked =
            reader->group[t] >= WORDS_RANK_FIRST && reader->group[t] <= WORDS_RANK_LAST;
        if (ranked || kinds_of(reader, t, &form) != 0)
            return true;
    }
    return false;
}

static void read_stretch(struct reader *reader, uint32_t first, uint32_t end);

/* "between X and Y": two dates, or two events; people are parties of the event. */
static bool read_between(struct reader *reader, uint32_t first, uint32_t between,
                         uint32_t end)
{
    uint32_t joint = find_word(reader, between + 1, end, "and");
    if (joint >= end)
        return false;
    struct question *question = reader->question;
    if (is_date_only(reader, between + 1, joint) &&
        is_date_only(reader, joint + 1, end)) {
        struct claim_part *part = new_part(reader, first, between);
        if (!part)
            return false;
        add_date_bound(reader, part, LINK_DURING, between + 1, end);
        part->between_whens = part->when_count == 2;
        fill_part(reader, part);
        return true;
    }
    if (!tells_event(reader, between + 1, joint))
        return false;
    uint32_t main = (uint32_t)question->part_count;
    struct claim_part *part = new_part(reader, first, between);
    struct claim_part *from = new_part(reader, between + 1, joint);
    struct claim_part *to = new_part(reader, joint + 1, end);
    if (!part || !from || !to)
        return false;
    fill_part(reader, part);
    fill_part(reader, to);
    fill_part(reader, from);
    if (from->name_count == 0 && from->place.size == 0) {
        from->place = to->place;
        from->kinds = to->kinds;
        from->trigger = to->trigger;
        memcpy(from->names, to->names, sizeof from->names);
        from->name_count = to->name_count;
    }
    add_link(reader,
             (struct claim_link){.from = main, .to = main + 1, .kind = LINK_AFTER});
    add_link(reader,
             (struct claim_link){.from = main, .to = main + 2, .kind = LINK_BEFORE});
    return true;
}

/* One event, possibly between two others. Gives its part, or UINT32_MAX. */
static uint32_t read_event(struct reader *reader, uint32_t first, uint32_t end)
{
    uint32_t number = (uint32_t)reader->question->part_count;
    uint32_t between = find_word(reader, first, end, "between");
    if (between < end && read_between(reader, first, between, end))
        return number;
    struct claim_part *part = new_part(reader, first, end);
    if (!part)
        return UINT32_MAX;
    fill_part(reader, part);
    return number;
}

static uint32_t trim(const struct reader *reader, uint32_t first, uint32_t end)
{
    while (end > first && (reader->document->tokens.items[end - 1].is_punctuation ||
                           is_word(reader, end - 1, "and")))
        end--;
    return end;
}

/* "A met B before C met D": the left part, the connective, the right one. */
static void read_linked(struct reader *reader, uint32_t first, uint32_t connective,
                        uint32_t end, enum link_kind kind)
{
    struct claim_link link = {.kind = kind};
    read_distance(reader, connective, &link);
    if (is_word(reader, connective + 1, "which"))
        link.kind = LINK_BEFORE;
    uint32_t left_end = trim(reader, first, connective);
    uint32_t right = connective + 1 + is_word(reader, connective + 1, "which");
    uint32_t left = read_event(reader, first, left_end);
    if (left == UINT32_MAX)
        return;
    if (is_date_only(reader, right, end)) {
        add_date_bound(reader, &reader->question->parts[left], kind, right, end);
        return;
    }
    link.from = left;
    link.to = read_event(reader, right, end);
    if (link.to == UINT32_MAX)
        return;
    add_link(reader, link);
}

/* "Before he met B, A met C". */
static bool read_fronted(struct reader *reader, uint32_t first, uint32_t end)
{
    enum link_kind kind;
    uint32_t comma = find_word(reader, first, end, ",");
    if (!starts_link(reader, first, &kind) || comma >= end)
        return false;
    struct claim_link link = {.kind = kind};
    link.from = read_event(reader, comma + 1, end);
    if (link.from == UINT32_MAX)
        return true;
    if (is_date_only(reader, first + 1, comma)) {
        add_date_bound(reader, &reader->question->parts[link.from], kind, first + 1,
                       comma);
        return true;
    }
    link.to = read_event(reader, first + 1, comma);
    if (link.to != UINT32_MAX)
        add_link(reader, link);
    return true;
}

/* An "and" between two whole statements: a verb of an event on both sides, and on the
 * right it comes at once or after a name. */
static uint32_t find_conjunction(const struct reader *reader, uint32_t first,
                                 uint32_t end)
{
    for (uint32_t t = first + 1; t + 1 < end; t++) {
        if (!is_word(reader, t, "and") || !tells_event(reader, first, t))
            continue;
        uint32_t next = t + 1 + is_word(reader, t + 1, "then");
        while (next < end && reader->name_of[next] != UINT32_MAX)
            next++;
        const char *form;
        if (next < end && is_verb_next(reader, next) &&
            kinds_of(reader, next, &form) != 0)
            return t;
    }
    return end;
}

static void read_stretch(struct reader *reader, uint32_t first, uint32_t end)
{
    end = trim(reader, first, end);
    if (first >= end || reader->question->part_count == PARTS_MAX)
        return;
    uint32_t joint = find_conjunction(reader, first, end);
    if (joint < end) {
        uint32_t left = (uint32_t)reader->question->part_count;
        read_stretch(reader, first, joint);
        uint32_t right = (uint32_t)reader->question->part_count;
        read_stretch(reader, joint + 1, end);
        if (is_word(reader, joint + 1, "then") && reader->question->part_count > right)
            add_link(reader,
                     (struct claim_link){.from = left, .to = right, .kind = LINK_BEFORE});
        return;
    }
    if (read_fronted(reader, first, end))
        return;
    for (uint32_t t = first + 1; t < end; t++) {
        enum link_kind kind;
        if (starts_link(reader, t, &kind)) {
            read_linked(reader, first, t, end, kind);
            return;
        }
    }
    read_event(reader, first, end);
}

/* ---- pronouns ---- */

static bool in_part(const struct claim_part *part, const struct name_use *use)
{
    for (size_t i = 0; i < part->name_count; i++)
        if (part->names[i].use.first == use->first)
            return true;
    return false;
}

static bool gender_fits(const struct reader *reader, const struct name_use *use,
                        enum word_group group)
{
    const struct actor *actor = &reader->timeline->actors.items[use->actors[0]];
    if (actor->type != ENTITY_PERSON && actor->type != ENTITY_UNKNOWN)
        return false;
    if (group == WORDS_MALE)
        return actor->gender != GENDER_FEMALE;
    return actor->gender != GENDER_MALE;
}

static void inherit_one(struct reader *reader, struct claim_part *part,
                        const struct claim_part *before, enum word_group group)
{
    for (size_t i = 0; i < before->name_count; i++) {
        const struct name_use *use = &before->names[i].use;
        if (!in_part(part, use) && gender_fits(reader, use, group)) {
            add_name(part, use, true);
            return;
        }
    }
}

static void inherit_all(struct claim_part *part, const struct claim_part *before)
{
    for (size_t i = 0; i < before->name_count; i++)
        if (!in_part(part, &before->names[i].use))
            add_name(part, &before->names[i].use, true);
}

/* "before meeting Lapid": who met is the first of the part before. */
static bool lacks_subject(const struct reader *reader, const struct claim_part *part)
{
    uint32_t first = part->first;
    return first < part->end && tag_at(reader, first) == TAG_VBG &&
           part->trigger == first;
}

static void resolve_pronouns(struct reader *reader, struct claim_part *part,
                             const struct claim_part *before)
{
    bool inside_statement = part->kinds == PART_STATEMENT && part->name_count > 0;
    for (uint32_t t = part->first; t < part->end; t++) {
        enum word_group group = (enum word_group)reader->group[t];
        bool one = group == WORDS_MALE || group == WORDS_FEMALE;
        bool possessive = is_word(reader, t, "his") || is_word(reader, t, "her");
        if (one && !inside_statement &&
            (!possessive || part->name_count < 2 || part->kinds != PART_STATEMENT))
            inherit_one(reader, part, before, group);
        if (group == WORDS_PLURAL)
            inherit_all(part, before);
    }
    if (lacks_subject(reader, part) && before->name_count > 0 &&
        !in_part(part, &before->names[0].use))
        add_name(part, &before->names[0].use, true);
}

static void resolve_all_pronouns(struct reader *reader)
{
    struct question *question = reader->question;
    for (size_t i = 0; i < question->link_count; i++) {
        struct claim_link *link = &question->links[i];
        bool left_first =
            question->parts[link->from].first < question->parts[link->to].first;
        struct claim_part *early = &question->parts[left_first ? link->from : link->to];
        struct claim_part *late = &question->parts[left_first ? link->to : link->from];
        if (early->name_count > 0)
            resolve_pronouns(reader, late, early);
        else
            resolve_pronouns(reader, early, late);
    }
    for (size_t i = 1; i < question->part_count && question->link_count == 0; i++)
        resolve_pronouns(reader, &question->parts[i], &question->parts[i - 1]);
}

struct question *question_read(struct arena *arena, const struct extractor *extractor,
                               const struct name_index *names,
                               const struct record *timeline, struct slice claim,
                               const struct article_date *made)
{
    struct question *question = ARENA_NEW(arena, struct question);
    claim = slice_trim(claim);
    if (claim.size > CLAIM_SIZE_MAX) {
        claim.size = CLAIM_SIZE_MAX;
        question->cut = true;
    }
    claim.size = utf8_valid_prefix(claim);
    question->document = make_document(arena, extractor, claim, made);
    struct reader reader = open_reader(arena, extractor, names, timeline, question);
    read_stretch(&reader, 0, reader.count);
    resolve_all_pronouns(&reader);
    return question;
}
