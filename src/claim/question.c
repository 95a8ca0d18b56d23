#include "claim/question.h"

#include "base/utf8.h"
#include "claim/part.h"
#include "claim/reference.h"

#include <string.h>

enum { WINDOW_DAYS_WEEK = 7, MONTH_DAYS = 30, HOURS_OF_DAY = 24 };

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
        return !reader_is(reader, token, "following") ||
               reader->timex_of[token] == TIMEX_NONE;
    }
    if (reader_is(reader, token, "than") && token > 0) {
        *kind = reader_is(reader, token - 1, "later") ? LINK_AFTER : LINK_BEFORE;
        return reader_is(reader, token - 1, "later") ||
               reader_is(reader, token - 1, "earlier");
    }
    if (reader_is(reader, token, "as") && token > 1 &&
        reader_is(reader, token - 1, "day") && reader_is(reader, token - 2, "same")) {
        *kind = LINK_SAME_DAY;
        return true;
    }
    return false;
}

/* "on the same day as": says how the two stand to each other, not when. */
static void spend_same_day(struct reader *reader, uint32_t connective)
{
    for (uint32_t t = connective > 3 ? connective - 3 : 0; t < connective; t++)
        reader->spent[t] = true;
}

static bool is_day_part(const struct reader *reader, uint32_t token)
{
    return reader_is(reader, token - 1, "the") &&
           (reader_is(reader, token, "morning") || reader_is(reader, token, "evening") ||
            reader_is(reader, token, "night") || reader_is(reader, token, "afternoon"));
}

/* "the day before", "two weeks after", "in the week before". */
static void read_distance(struct reader *reader, uint32_t connective,
                          struct claim_link *link)
{
    int32_t amount;
    if (connective > 0 && reader_is(reader, connective - 1, "hours")) {
        link->has_distance = true; /* "hours after": the same day or the next */
        link->days_most = 1;
        reader->spent[connective - 1] = true;
        return;
    }
    if (connective > 1 && is_day_part(reader, connective - 1)) {
        link->has_distance = true; /* "the morning after", "the night before" */
        link->days_least = link->days_most = 1;
        reader->spent[connective - 1] = reader->spent[connective - 2] = true;
        return;
    }
    if (connective < 2 || !reader_amount(reader, connective - 2, &amount))
        return;
    struct slice unit = reader_lower(reader, connective - 1);
    bool days = slice_starts_with(unit, "day"), weeks = slice_starts_with(unit, "week");
    bool months = slice_starts_with(unit, "month"),
         hours = slice_starts_with(unit, "hour");
    if (!days && !weeks && !months && !hours)
        return;
    bool stretch = weeks && reader_is(reader, connective - 2, "the");
    link->has_distance = true;
    if (hours)
        link->days_most = (amount + HOURS_OF_DAY - 1) / HOURS_OF_DAY;
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
        part_take_time(reader, part, t);
        part->end = kept;
        if (part->when_count > before)
            part->whens[part->when_count - 1].side = side_of(kind);
    }
}

static bool tells_event(const struct reader *reader, uint32_t first, uint32_t end)
{
    for (uint32_t t = first; t < end; t++)
        if (reader_is_rank(reader, t) || part_is_trigger(reader, t))
            return true;
    return false;
}

static void read_stretch(struct reader *reader, uint32_t first, uint32_t end);

/* "between X and Y": two dates, or two events; people are parties of the event. */
static bool read_between(struct reader *reader, uint32_t first, uint32_t between,
                         uint32_t end)
{
    uint32_t joint = reader_find(reader, between + 1, end, "and");
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
        part_fill(reader, part);
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
    part_fill(reader, part);
    part_fill(reader, to);
    part_fill(reader, from);
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
    uint32_t between = reader_find(reader, first, end, "between");
    if (between < end && read_between(reader, first, between, end))
        return number;
    struct claim_part *part = new_part(reader, first, end);
    if (!part)
        return UINT32_MAX;
    part_fill(reader, part);
    return number;
}

static uint32_t trim(const struct reader *reader, uint32_t first, uint32_t end)
{
    while (end > first && (reader->document->tokens.items[end - 1].is_punctuation ||
                           reader_is(reader, end - 1, "and")))
        end--;
    return end;
}

/* "did not meet him until Friday": met him, but not earlier. */
static bool is_not_until(struct reader *reader, uint32_t first, uint32_t connective)
{
    if (!reader_is(reader, connective, "until"))
        return false;
    for (uint32_t t = first; t < connective; t++) {
        if (reader->group[t] != WORDS_NEVER)
            continue;
        reader->spent[t] = true;
        return true;
    }
    return false;
}

/* "A met B before C met D": the left part, the connective, the right one. */
static void read_linked(struct reader *reader, uint32_t first, uint32_t connective,
                        uint32_t end, enum link_kind kind)
{
    struct claim_link link = {.kind = kind};
    read_distance(reader, connective, &link);
    if (reader_is(reader, connective + 1, "which"))
        link.kind = kind == LINK_AFTER ? LINK_BEFORE : LINK_AFTER;
    if (is_not_until(reader, first, connective))
        link.kind = LINK_AFTER;
    if (link.kind == LINK_SAME_DAY)
        spend_same_day(reader, connective);
    uint32_t left_end = trim(reader, first, connective);
    uint32_t right = connective + 1 + reader_is(reader, connective + 1, "which");
    uint32_t left = read_event(reader, first, left_end);
    if (left == UINT32_MAX)
        return;
    if (is_date_only(reader, right, end)) {
        bool on = link.kind == LINK_AFTER && reader_is(reader, connective, "until");
        add_date_bound(reader, &reader->question->parts[left], on ? LINK_SAME_DAY : kind,
                       right, end);
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
    uint32_t comma = reader_find(reader, first, end, ",");
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

/* "after A and B dined": what stands before "and" has no verb of its own behind its
 * connective. */
static bool joins_names(const struct reader *reader, uint32_t first, uint32_t joint)
{
    enum link_kind kind;
    for (uint32_t t = joint; t > first; t--) {
        if (part_is_trigger(reader, t - 1))
            return false;
        if (starts_link(reader, t - 1, &kind))
            return true;
    }
    return false;
}

/* An "and" between two whole statements: a verb of an event on both sides, and on the
 * right it comes at once or after a name. */
static uint32_t find_conjunction(const struct reader *reader, uint32_t first,
                                 uint32_t end)
{
    for (uint32_t t = first + 1; t + 1 < end; t++) {
        if (!reader_is(reader, t, "and") || !tells_event(reader, first, t))
            continue;
        if (joins_names(reader, first, t))
            continue;
        uint32_t next = t + 1 + reader_is(reader, t + 1, "then");
        while (next < end && (reader->name_of[next] != UINT32_MAX ||
                              reader->group[next] == WORDS_MALE ||
                              reader->group[next] == WORDS_FEMALE ||
                              reader->group[next] == WORDS_PLURAL))
            next++;
        if (next < end && tag_is_verb(reader_tag(reader, next)) &&
            part_is_trigger(reader, next))
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
        if (reader_is(reader, joint + 1, "then") && reader->question->part_count > right)
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

/* ---- "which first, A or B?" ---- */

/* Where the first of the two begins: behind a comma or a colon, or the name before "or". */
static uint32_t choice_begin(const struct reader *reader, uint32_t joint)
{
    for (uint32_t t = joint; t > 0; t--)
        if (reader_is(reader, t - 1, ",") || reader_is(reader, t - 1, ":"))
            return t;
    uint32_t name = joint > 0 ? reader->name_of[joint - 1] : UINT32_MAX;
    return name != UINT32_MAX ? reader->names.items[name].first : joint;
}

static bool asks_for_first(const struct reader *reader)
{
    bool first = false;
    for (uint32_t t = 0; t < reader->count; t++)
        first = first || reader->group[t] == WORDS_RANK_FIRST ||
                reader_is(reader, t, "earlier");
    return first && reader_is(reader, reader->count - 1, "?");
}

/* What the question asks of both is taken over where the part does not tell it. */
static void share_base(struct claim_part *part, const struct claim_part *base)
{
    for (size_t i = 0; i < base->name_count; i++)
        part_add_name(part, &base->names[i].use, true);
    if (base->kinds != 0 && part->form == NULL &&
        (part->kinds == 0 ||
         part->kinds == (PART_ACTION | PART_STATEMENT | PART_MEETING))) {
        part->kinds = base->kinds;
        part->trigger = base->trigger;
        part->form = base->form;
    }
    if (part->place.size == 0)
        part->place = base->place;
    part->rank = 0;
}

/* "Whom did Kerry meet first, Lapid or Netanyahu?" */
static bool read_choice(struct reader *reader)
{
    struct question *question = reader->question;
    uint32_t end = trim(reader, 0, reader->count);
    uint32_t joint = reader_find(reader, 0, end, "or");
    if (joint >= end || !asks_for_first(reader))
        return false;
    uint32_t first = choice_begin(reader, joint);
    while (end > joint && reader_is_rank(reader, end - 1))
        end--;
    if (first == joint || joint + 1 >= end)
        return false;
    struct claim_part base = {.first = 0, .end = first, .trigger = TOKEN_NONE};
    struct claim_part *one = new_part(reader, first, joint);
    struct claim_part *other = new_part(reader, joint + 1, end);
    if (!one || !other)
        return false;
    part_fill(reader, &base);
    part_fill(reader, one);
    part_fill(reader, other);
    share_base(one, &base);
    share_base(other, &base);
    question->choice =
        (struct claim_choice){true, document_text(reader->document, first, joint),
                              document_text(reader->document, joint + 1, end)};
    add_link(reader, (struct claim_link){.from = 0, .to = 1, .kind = LINK_BEFORE});
    return true;
}

struct question *question_read(struct arena *arena, const struct extractor *extractor,
                               const struct name_index *names,
                               const struct record *timeline, struct slice claim,
                               const struct article_date *made)
{
    struct question *question = ARENA_NEW(arena, struct question);
    struct reader reader;
    claim = slice_trim(claim);
    if (claim.size > CLAIM_SIZE_MAX) {
        claim.size = CLAIM_SIZE_MAX;
        question->cut = true;
    }
    claim.size = utf8_valid_prefix(claim);
    question->document = make_document(arena, extractor, claim, made);
    reader_open(&reader, arena, extractor, names, timeline, question);
    if (reader.count == 0 || read_choice(&reader))
        return question;
    read_stretch(&reader, 0, reader.count);
    references_resolve(&reader);
    return question;
}
