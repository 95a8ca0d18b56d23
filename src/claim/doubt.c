#include "claim/doubt.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "claim/exhibit.h"
#include "claim/selection.h"

#include <string.h>

enum {
    EVENING = 17 * SECONDS_PER_HOUR, /* in the day */
    DENIAL_SHORT_MAX = 60,           /* code points of a sentence that denies just "it" */
    EVENTS_READ_MAX = 4096,          /* of those that may be told between the two */
    DENIAL_NEAR_MAX = 200            /* code points behind the telling */
};

/* How many of the part's people the sentence names. */
static size_t people_in(const struct judge *judge, const struct claim_part *part,
                        const char *sentence)
{
    size_t count = 0;
    for (size_t i = 0; i < part->name_count && sentence; i++) {
        bool found = false;
        for (size_t j = 0; j < part->names[i].use.count && !found; j++) {
            uint32_t actor = part->names[i].use.actors[j];
            struct slice name = slice_of(judge->timeline->actors.items[actor].name);
            size_t at = name.size;
            while (at > 0 && name.data[at - 1] != ' ')
                at--;
            found = slice_find(slice_of(sentence), slice_part(name, at, name.size), 0) !=
                    SIZE_MAX;
        }
        count += found;
    }
    return count;
}

/* Something else is told of two of these people that day or with that place's name: the
 * occasion may be told there, in words that were not taken for one. */
bool doubt_told_elsewhere(const struct judge *judge, const struct claim_part *part,
                          const struct match *match)
{
    const struct name_use *use = &part->names[0].use;
    const struct event_index *index = judge->index;
    for (size_t i = 0; i < use->count; i++) {
        for (uint32_t e = index->first[use->actors[i]];
             e < index->first[use->actors[i] + 1]; e++) {
            const struct event *event = judge_event(judge, index->events[e]);
            if (index->events[e] == match->event || event->mentions.count == 0)
                continue;
            const char *sentence = event->mentions.items[0].sentence;
            bool there = match->place == FIT_NO
                             ? sentence && slice_find(slice_of(sentence), part->place,
                                                      0) != SIZE_MAX
                             : part_time_fits(part, &event->time) == FIT_YES;
            if (there && people_in(judge, part, sentence) > 1)
                return true;
        }
    }
    return false;
}

static bool share_source(const struct event *a, const struct event *b)
{
    for (size_t i = 0; i < a->mentions.count; i++)
        for (size_t j = 0; j < b->mentions.count; j++)
            if (a->mentions.items[i].span.source == b->mentions.items[j].span.source)
                return true;
    return false;
}

static bool same_people(const struct event *a, const struct event *b)
{
    if (a->participants.count != b->participants.count)
        return false;
    for (size_t i = 0; i < a->participants.count; i++) {
        bool found = false;
        for (size_t j = 0; j < b->participants.count; j++)
            found =
                found || a->participants.items[i].actor == b->participants.items[j].actor;
        if (!found)
            return false;
    }
    return true;
}

static int32_t day_of(const struct event *event)
{
    struct interval interval = event->time.interval;
    bool bounded = interval.begin != INSTANT_UNBOUNDED_PAST &&
                   interval.end != INSTANT_UNBOUNDED_FUTURE;
    return bounded && instant_day(interval.begin) == instant_day(interval.end - 1)
               ? instant_day(interval.begin)
               : 0;
}

/* An occasion of the same people a day apart, told by other sources only: they may mean
 * the same one and disagree about the day. */
const struct match *doubt_rival(const struct judge *judge, const struct match *match,
                                const struct match_list *held)
{
    const struct event *event = judge_event(judge, match->event);
    int32_t day = day_of(event);
    for (size_t i = 0; i < held->count && event->kind == EVENT_MEETING && day; i++) {
        const struct event *other = judge_event(judge, held->items[i].event);
        int32_t apart = day_of(other) - day;
        if (other != event && day_of(other) && (apart == 1 || apart == -1) &&
            same_people(event, other) && !share_source(event, other))
            return &held->items[i];
    }
    return NULL;
}

/* ---- words in a sentence ---- */

/* Whether a letter or a digit ends right before 'at'. */
static bool is_letter_before(struct slice text, size_t at)
{
    enum { PUNCTUATION = 0xE2 }; /* first byte of dashes and quotation marks */
    if (at == 0)
        return false;
    size_t first = at - 1;
    while (first > 0 && ((unsigned char)text.data[first] & 0xC0) == 0x80)
        first--;
    unsigned char lead = (unsigned char)text.data[first];
    return lead < 0x80 ? ascii_is_letter((char)lead) || ascii_is_digit((char)lead)
                       : lead != PUNCTUATION;
}

static bool is_letter_at(struct slice text, size_t at)
{
    uint32_t character;
    size_t size = utf8_decode(slice_part(text, at, text.size), &character);
    return size > 0 && is_letter_before(text, at + size);
}

/* Whether the words stand at 'at', whole, in capitals or not. */
static bool has_words_at(struct slice text, struct slice words, size_t at)
{
    if (words.size == 0 || at + words.size > text.size || is_letter_before(text, at) ||
        !slice_equal_ignoring_case(slice_part(text, at, at + words.size), words))
        return false;
    return !is_letter_before(words, words.size) || !is_letter_at(text, at + words.size);
}

static bool has_words(struct slice text, struct slice words)
{
    for (size_t i = 0; i + words.size <= text.size; i++)
        if (has_words_at(text, words, i))
            return true;
    return false;
}

/* What stands in the sentence in front of its trigger. Offsets count characters of the file,
 * where blanks may be wider than in the sentence: the last such word until there is it. */
static struct slice front_of_trigger(const struct event_mention *mention)
{
    struct slice sentence = slice_of(mention->sentence);
    struct slice trigger = slice_of(mention->trigger);
    size_t characters = mention->trigger_start >= mention->span.start
                            ? mention->trigger_start - mention->span.start
                            : 0;
    size_t limit = 0, found = SIZE_MAX;
    for (; limit < sentence.size && characters > 0; characters--) {
        uint32_t character;
        size_t size = utf8_decode(slice_part(sentence, limit, sentence.size), &character);
        limit += size > 0 ? size : 1;
    }
    for (size_t i = 0; i <= limit; i++)
        if (has_words_at(sentence, trigger, i))
            found = i;
    return slice_part(sentence, 0, found != SIZE_MAX ? found : limit);
}

/* "Nonsense", "That is a lie": what was said begins so. */
static bool begins_with_denial(const struct event *event)
{
    static const char *const beginnings[] = {
#define DENIAL(words) words,
#include "claim/phrases.def"
    };
    for (size_t i = 0; i < event->quotes.count; i++)
        for (size_t j = 0; j < sizeof beginnings / sizeof beginnings[0]; j++)
            if (has_words_at(slice_of(event->quotes.items[i]), slice_of(beginnings[j]),
                             0))
                return true;
    return false;
}

bool doubt_is_denial(const struct event *event)
{
    return event->kind == EVENT_STATEMENT &&
           ((event->form && strcmp(event->form, "denial") == 0) ||
            begins_with_denial(event));
}

/* "She denied it", "denied the report": not something else. */
static bool is_bare_denial(const struct event_mention *mention)
{
    static const char *const objects[] = {
#define DENIED(words) words,
#include "claim/phrases.def"
    };
    struct slice trigger = slice_of(mention->trigger);
    if (!slice_starts_with(trigger, "den") && !slice_starts_with(trigger, "reject") &&
        !slice_starts_with(trigger, "dismiss"))
        return false;
    for (size_t i = 0; i < sizeof objects / sizeof objects[0]; i++)
        if (has_words(slice_of(mention->sentence), slice_of(objects[i])))
            return true;
    return false;
}

/* Something else is told between the two sentences: that is what is denied. */
static bool is_told_between(const struct judge *judge, const struct span *first,
                            const struct span *second)
{
    const struct record *timeline = judge->timeline;
    for (size_t i = 0; i < timeline->events.count && i < EVENTS_READ_MAX; i++) {
        const struct event *event = &timeline->events.items[i];
        for (size_t j = 0; j < event->mentions.count; j++) {
            const struct span *span = &event->mentions.items[j].span;
            if (span->source == first->source && span->start >= first->end &&
                span->end <= second->start)
                return true;
        }
    }
    return false;
}

/* "She denied it", by anybody, or "Nonsense", by one of those who took part: right behind
 * the telling. */
static bool denies_here(const struct judge *judge, const struct event *denial,
                        const struct event *event, const struct event_mention *told)
{
    bool outright = begins_with_denial(denial) && events_share_participant(denial, event);
    for (size_t i = 0; i < denial->mentions.count; i++) {
        const struct span *span = &denial->mentions.items[i].span;
        bool bare = span->end - span->start <= DENIAL_SHORT_MAX &&
                    is_bare_denial(&denial->mentions.items[i]);
        if ((bare || outright) && span->source == told->span.source &&
            span->start >= told->span.start &&
            span->start <= told->span.end + DENIAL_NEAR_MAX &&
            (outright || !is_told_between(judge, &told->span, span)))
            return true;
    }
    return false;
}

/* Somebody denies it right behind the telling: both are shown. */
const struct event *doubt_denial(const struct judge *judge, const struct event *event,
                                 uint32_t *number)
{
    const struct multimap *denials = &judge->index->denials;
    for (size_t i = 0; i < event->mentions.count; i++) {
        const struct event_mention *told = &event->mentions.items[i];
        for (uint32_t entry = multimap_first(denials, told->span.source);
             entry != MULTIMAP_END; entry = denials->entries.items[entry].next) {
            *number = denials->entries.items[entry].value;
            if (denies_here(judge, judge_event(judge, *number), event, told))
                return judge_event(judge, *number);
        }
    }
    return NULL;
}

static bool dates_event(const struct event *event, uint32_t source)
{
    for (size_t i = 0; i < event->time_evidence.count; i++)
        if (event->time_evidence.items[i].source == source)
            return true;
    return false;
}

/* Another source tells the evening; one that tells no day had appeared by then, and tells
 * of it all the same. */
bool doubt_told_too_early(const struct judge *judge, const struct event *event)
{
    struct interval interval = event->time.interval;
    bool bounded = interval.begin != INSTANT_UNBOUNDED_PAST &&
                   interval.end != INSTANT_UNBOUNDED_FUTURE;
    if (!bounded || interval.end - interval.begin >= SECONDS_PER_DAY)
        return false;
    for (size_t i = 0; i < event->mentions.count; i++) {
        uint32_t number = event->mentions.items[i].span.source;
        const struct article_date *date =
            &judge->timeline->sources.items[number].published;
        instant evening = instant_of_day(instant_day(date->at)) + EVENING;
        if (date->origin != DATE_FROM_NONE && !dates_event(event, number) &&
            interval.begin >= (date->has_time ? date->at : evening))
            return true;
    }
    return false;
}

static const struct match *denied_at(const struct judge *judge,
                                     const struct match_list *all, uint32_t held)
{
    struct interval interval = judge_event(judge, held)->time.interval;
    for (size_t i = 0; i < all->count; i++) {
        const struct event *event = judge_event(judge, all->items[i].event);
        if (!match_is_excluded(&all->items[i]) && event->status == STATUS_DENIED &&
            interval_overlaps(event->time.interval, interval))
            return &all->items[i];
    }
    return NULL;
}

const struct match *doubt_denied(const struct judge *judge, const struct match_list *all,
                                 const struct match_list *held)
{
    const struct match *denied = NULL;
    for (size_t i = 0; i < held->count; i++) {
        if (!match_is_certain(&held->items[i]))
            continue;
        denied = denied_at(judge, all, held->items[i].event);
        if (!denied)
            return NULL;
    }
    return denied;
}

/* Some of the words stand in the sentence, in front of the word of the event. */
static bool has_before_trigger(const struct event_mention *mention,
                               const char *const *words)
{
    struct slice front = front_of_trigger(mention);
    for (; *words; words++)
        if (has_words(front, slice_of(*words)))
            return true;
    return false;
}

bool doubt_is_rumour(const struct event *event)
{
    static const char *const words[] = {
#define RUMOUR(words) words,
#include "claim/phrases.def"
        NULL};
    for (size_t i = 0; i < event->mentions.count; i++)
        if (!has_before_trigger(&event->mentions.items[i], words))
            return false;
    return event->mentions.count > 0 && event->kind == EVENT_MEETING;
}

bool doubt_is_misdated(const struct event *event)
{
    static const char *const words[] = {
#define DAY(words) words,
#include "claim/phrases.def"
        NULL};
    if (event->time.basis != BASIS_PUBLICATION)
        return false;
    for (size_t i = 0; i < event->mentions.count; i++)
        if (has_before_trigger(&event->mentions.items[i], words))
            return true;
    return false;
}

bool doubt_is_background(const struct event *event)
{
    static const char *const words[] = {
#define BACKGROUND(words) words,
#include "claim/phrases.def"
        NULL};
    for (size_t i = 0; i < event->mentions.count; i++)
        if (has_before_trigger(&event->mentions.items[i], words))
            return true;
    return false;
}
