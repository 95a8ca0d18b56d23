#include "claim/question.h"

#include "base/utf8.h"
#include "claim/connective.h"
#include "claim/part.h"
#include "claim/reference.h"

#include <string.h>

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

/* "on the same day": says how two joint statements stand to each other, not when. */
static bool spend_same_day(struct reader *reader, uint32_t first, uint32_t end)
{
    for (uint32_t t = first + 2; t < end; t++) {
        if (!reader_is(reader, t, "day") || !reader_is(reader, t - 1, "same") ||
            !reader_is(reader, t - 2, "the"))
            continue;
        uint32_t begin = t - 2 - (t > first + 2 && reader_is(reader, t - 3, "on"));
        for (uint32_t i = begin; i <= t; i++)
            reader->spent[i] = true;
        return true;
    }
    return false;
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

/* "had already met him when ...": before that, not at the time. */
static bool tells_past_of_past(const struct reader *reader, uint32_t first, uint32_t end)
{
    for (uint32_t t = first; t + 1 < end; t++) {
        if (!reader_is(reader, t, "had"))
            continue;
        uint32_t verb = t + 1;
        while (verb + 1 < end && reader_tag(reader, verb) == TAG_RB &&
               reader->group[verb] != WORDS_NEVER)
            verb++;
        if (reader_tag(reader, verb) == TAG_VBN || part_is_trigger(reader, verb))
            return true;
    }
    return false;
}

static enum link_kind kind_beside(const struct reader *reader,
                                  const struct connective *connective, uint32_t first,
                                  uint32_t end)
{
    bool when =
        connective->kind == LINK_DURING && reader_is(reader, connective->first, "when");
    return when && tells_past_of_past(reader, first, end) ? LINK_BEFORE
                                                          : connective->kind;
}

/* "met Yeung before Arsenault": a name alone behind the connective is met as well, by the
 * one who met. */
static void share_verb(const struct reader *reader, struct claim_part *part,
                       const struct claim_part *base)
{
    uint32_t words = 0;
    for (uint32_t t = part->first; t < part->end; t++)
        words += reader->name_of[t] == UINT32_MAX &&
                 reader->group[t] != WORDS_EMPTY; /* "the minister" */
    if (words > 0 || part->name_count != 1 || base->kinds != PART_MEETING ||
        base->name_count != 2 || base->trigger == TOKEN_NONE ||
        base->names[0].use.end > base->trigger ||
        base->names[1].use.first < base->trigger)
        return;
    struct part_name met = part->names[0];
    part->names[0] = base->names[0];
    part->names[0].inherited = true;
    part->names[1] = met;
    part->name_count = 2;
    part->kinds = base->kinds;
    part->trigger = base->trigger;
    part->form = base->form;
    part->loose = base->loose;
    part->manner = base->manner;
}

/* Of the part that the link begins with: "before Thursday" is a bound of it; else the
 * other part is read. */
static void read_other(struct reader *reader, const struct connective *connective,
                       struct claim_link *link, uint32_t first, uint32_t end)
{
    if (is_date_only(reader, first, end)) {
        bool on =
            link->kind == LINK_AFTER && reader_is(reader, connective->first, "until");
        add_date_bound(reader, &reader->question->parts[link->from],
                       on ? LINK_SAME_DAY : connective->kind, first, end);
        return;
    }
    link->to = read_event(reader, first, end);
    if (link->to == UINT32_MAX)
        return;
    share_verb(reader, &reader->question->parts[link->to],
               &reader->question->parts[link->from]);
    add_link(reader, *link);
}

/* "A met B before C met D": the left part, the connective, the right one. */
static void read_linked(struct reader *reader, uint32_t first,
                        const struct connective *connective, uint32_t end)
{
    struct claim_link link = {
        .kind = kind_beside(reader, connective, first, connective->first)};
    uint32_t right = connective->end;
    if (is_date_only(reader, right, end) &&
        part_says_clause(reader, first, connective->first)) {
        read_event(reader, first, end); /* "said it would hold until June" */
        return;
    }
    connective_distance(reader, first, connective, &link);
    if (reader_is(reader, right, "which")) {
        link.kind = link.kind == LINK_AFTER ? LINK_BEFORE : LINK_AFTER;
        right++;
    }
    if (is_not_until(reader, first, connective->first))
        link.kind = LINK_AFTER;
    link.from = read_event(reader, first, trim(reader, first, connective->first));
    if (link.from != UINT32_MAX)
        read_other(reader, connective, &link, right, end);
}

/* "Having met A": after that. */
static bool is_having(const struct reader *reader, uint32_t first, uint32_t end)
{
    return reader_is(reader, first, "having") && first + 1 < end &&
           (reader_tag(reader, first + 1) == TAG_VBN ||
            reader_tag(reader, first + 1) == TAG_VBD);
}

/* "Before he met B, A met C"; "A day before he met B, A met C". */
static bool read_fronted(struct reader *reader, uint32_t first, uint32_t end)
{
    struct connective connective;
    uint32_t comma = reader_find(reader, first, end, ",");
    if (comma >= end)
        return false;
    if (is_having(reader, first, comma))
        connective = (struct connective){LINK_AFTER, first, first + 1};
    else if (!connective_leads(reader, first, comma, &connective))
        return false;
    struct claim_link link = {.kind = kind_beside(reader, &connective, comma + 1, end)};
    connective_distance(reader, first, &connective, &link);
    link.from = read_event(reader, comma + 1, end);
    if (link.from != UINT32_MAX)
        read_other(reader, &connective, &link, connective.end, comma);
    return true;
}

/* "after A and B dined", "after meeting there, A and B dined": what stands before "and"
 * has no verb of its own behind its connective, or behind the clause in front. */
static bool joins_names(const struct reader *reader, uint32_t first, uint32_t joint)
{
    struct connective connective;
    bool fronted = connective_leads(reader, first, joint, &connective);
    for (uint32_t t = joint; t > first; t--) {
        if (fronted && reader_is(reader, t - 1, ","))
            return true;
        if (part_is_trigger(reader, t - 1))
            return false;
        if (connective_at(reader, t - 1, &connective))
            return true;
    }
    return false;
}

/* Words between a joint and the verb behind it: "and then he", "and later". */
static bool leads_to_verb(const struct reader *reader, uint32_t token)
{
    enum word_group group = (enum word_group)reader->group[token];
    return reader->name_of[token] != UINT32_MAX || group == WORDS_MALE ||
           group == WORDS_FEMALE || group == WORDS_PLURAL || group == WORDS_NEXT ||
           reader_tag(reader, token) == TAG_RB || reader_is(reader, token, "the") ||
           reader_is(reader, token, "had");
}

static bool is_joint(const struct reader *reader, uint32_t token)
{
    bool mark = reader_is(reader, token, ",") || reader_is(reader, token, ";");
    return reader_is(reader, token, "and") ||
           (mark && reader->group[token + 1] == WORDS_NEXT);
}

/* "met him", "held talks": the verb, or the noun right behind a verb that says nothing. */
static bool tells_by_verb(const struct reader *reader, uint32_t verb, uint32_t end)
{
    if (!tag_is_verb(reader_tag(reader, verb)))
        return false;
    uint32_t noun = verb + 1;
    while (noun < end &&
           (reader_tag(reader, noun) == TAG_DT || reader_tag(reader, noun) == TAG_JJ))
        noun++;
    return part_is_trigger(reader, verb) || (reader->group[verb] == WORDS_EMPTY &&
                                             noun < end && part_is_trigger(reader, noun));
}

/* An "and" between two whole statements: a verb of an event on both sides, and on the
 * right it comes at once or after a name. */
static uint32_t find_conjunction(const struct reader *reader, uint32_t first,
                                 uint32_t end)
{
    for (uint32_t t = first + 1; t + 1 < end; t++) {
        if (!is_joint(reader, t) || !tells_event(reader, first, t) ||
            joins_names(reader, first, t))
            continue;
        uint32_t next = t + 1;
        while (next < end && leads_to_verb(reader, next))
            next++;
        if (next < end && tells_by_verb(reader, next, end))
            return t;
    }
    return end;
}

/* "and then", "and two days later", "on the same day": the order of two that are joined.
 */
static bool read_joint_order(struct reader *reader, uint32_t first, uint32_t joint,
                             uint32_t end, struct claim_link *link)
{
    *link = (struct claim_link){.kind = LINK_AFTER};
    if (spend_same_day(reader, joint, end) || spend_same_day(reader, first, joint)) {
        link->kind = LINK_SAME_DAY;
        return true;
    }
    if (connective_later(reader, joint + 1, end, link))
        return true;
    for (uint32_t t = joint + 1; t < end && leads_to_verb(reader, t); t++)
        if (reader->group[t] == WORDS_NEXT)
            return true;
    return false;
}

static void read_joined(struct reader *reader, uint32_t first, uint32_t joint,
                        uint32_t end)
{
    struct claim_link link;
    bool ordered = read_joint_order(reader, first, joint, end, &link);
    link.to = (uint32_t)reader->question->part_count;
    read_stretch(reader, first, joint);
    link.from = (uint32_t)reader->question->part_count;
    read_stretch(reader, joint + 1, end);
    if (ordered && reader->question->part_count > link.from)
        add_link(reader, link);
}

/* What is told of another is taken over where the part does not tell it. */
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
    if (part->manner == PART_ANY_MANNER)
        part->manner = base->manner;
    part->rank = 0;
}

static bool is_preposition(const struct reader *reader, uint32_t token)
{
    return reader_is(reader, token, "in") || reader_is(reader, token, "at") ||
           reader_is(reader, token, "on");
}

static bool has_connective(const struct reader *reader, uint32_t first, uint32_t end)
{
    struct connective connective;
    for (uint32_t t = first; t < end; t++)
        if (connective_at(reader, t, &connective))
            return true;
    return false;
}

/* "met him in Oslo on May 3 and in Geneva on May 14", "met A in Oslo and B in Geneva": the
 * second occasion is told without its verb. */
static uint32_t find_gap(const struct reader *reader, uint32_t first, uint32_t end)
{
    uint32_t joint = reader_find(reader, first, end, "and"), next = joint + 1,
             verb = joint;
    if (next >= end || has_connective(reader, first, end) ||
        tells_event(reader, next, end))
        return end;
    while (verb > first && !part_is_trigger(reader, verb - 1))
        verb--;
    bool placed = false; /* an occasion is told to its end in front of the "and" */
    for (uint32_t t = verb; verb > first && t < joint; t++)
        placed = placed || is_preposition(reader, t);
    if (reader->name_of[next] != UINT32_MAX)
        next = reader->names.items[reader->name_of[next]].end;
    return placed && next < end && is_preposition(reader, next) ? joint : end;
}

static void read_gapped(struct reader *reader, uint32_t first, uint32_t joint,
                        uint32_t end)
{
    uint32_t left = read_event(reader, first, joint);
    struct claim_part *part = new_part(reader, joint + 1, end);
    if (left == UINT32_MAX || !part)
        return;
    struct claim_part base = reader->question->parts[left];
    part->kinds = base.kinds;
    part_fill(reader, part);
    if (part->name_count > 0)
        base.name_count = base.name_count > 0; /* who acts there */
    base.place.size = 0;
    part->kinds = 0;
    share_base(part, &base);
}

static void read_stretch(struct reader *reader, uint32_t first, uint32_t end)
{
    end = trim(reader, first, end);
    if (first >= end || reader->question->part_count == PARTS_MAX)
        return;
    uint32_t joint = find_conjunction(reader, first, end);
    if (joint < end) {
        read_joined(reader, first, joint, end);
        return;
    }
    if (read_fronted(reader, first, end))
        return;
    joint = find_gap(reader, first, end);
    if (joint < end) {
        read_gapped(reader, first, joint, end);
        return;
    }
    for (uint32_t t = first + 1; t < end; t++) {
        struct connective connective;
        if (connective_at(reader, t, &connective)) {
            read_linked(reader, first, &connective, end);
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
