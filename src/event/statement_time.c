#include "event/statement_time.h"

#include "event/actors.h"
#include "event/anchor.h"
#include "event/attribution_content.h"
#include "event/evidence.h"

#include <string.h>

enum {
    OCCASION_SENTENCES = 5, /* the same for the occasion that people speak at */
    SEQUEL_SENTENCES = 3,   /* the same for "afterwards" */
    PLACE_SENTENCES = 3,    /* how far back the day of a place is looked for */
    ENTRY_SENTENCES = 8,    /* of a report by the hour */
    OWNED_MAX = 5,          /* tokens of "'s council meeting" */
    QUOTED_MAX = 12,        /* tokens of "our last card" between a cue and its day */
    WHEN_MAX = 24,          /* tokens from "when" to its day */
    PREFACE_MAX = 16,       /* tokens of "Speaking at a school after the meeting," */
    BEHIND_MAX = 9, /* tokens between a cue and its day: "told reporters on Friday" */
    OPENING_MAX = 4 /* tokens before a day that opens the sentence: "Late on" */
};

static bool is_calendar_day(const struct timex *timex)
{
    return (timex->type == TIMEX_DATE || timex->type == TIMEX_TIME) &&
           strstr(timex->value, "_REF") == NULL;
}

/* Whether the expression belongs to what was said. */
static bool is_said(const struct event_context *context, const struct quoted_spans *spans,
                    const struct attribution *attribution, const struct timex *timex)
{
    if (attribution_says(attribution, timex->first))
        return true;
    return quoted_span_at(spans, token_at(context, timex->first)->start) != QUOTED_NONE;
}

static bool has_statement_noun(const struct event_context *context, uint32_t first,
                               uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (statement_noun_find(token_at(context, i - 1)->lower,
                                token_at(context, i)->lower) != NULL)
            return true;
    return false;
}

/* "May, who met her stewards on Wednesday, said": the day of a clause or an apposition
 * between the speaker and the cue. */
static bool is_in_between(const struct event_context *context,
                          const struct attribution *attribution,
                          const struct timex *timex)
{
    if (attribution->speaker_token == TOKEN_NONE ||
        timex->first < attribution->speaker_token ||
        timex->first > attribution->predicate ||
        (token_at(context, attribution->predicate)->label == LABEL_CONJ &&
         !token_is(context->document, attribution->predicate - 1, ",")))
        return false;
    for (uint32_t i = attribution->speaker_token; i + 1 < timex->first; i++)
        if (token_is(context->document, i, ",") &&
            token_among(context, i + 1, SET_OCCASION_PREPOSITIONS) &&
            has_statement_noun(context, i + 2, timex->first))
            return false; /* "Lind, in an address on Sunday, said" */
    for (uint32_t i = attribution->speaker_token; i < timex->first; i++)
        if (tag_is_verb((enum tag)token_at(context, i)->tag) ||
            (token_is(context->document, i, ",") && i + 2 < timex->first))
            return true;
    return false;
}

/* "..., she told the committee, and again at noon": behind a comma that ends the cue. */
static bool is_behind_comma(const struct event_context *context,
                            const struct attribution *attribution,
                            const struct timex *timex)
{
    if (attribution->first >= attribution->end ||
        attribution->first > attribution->trigger)
        return false;
    for (uint32_t i = attribution->trigger_end; i < timex->first; i++)
        if (token_is(context->document, i, ",") &&
            context->timex_of_token[i] == TIMEX_NONE)
            return true;
    return false;
}

/* "was absent on Monday; Lim said ...": another clause; not of those who were spoken to:
 * "150 people came on Monday night; the mayor told them". */
static bool is_beyond_clause(const struct event_context *context,
                             const struct attribution *attribution,
                             const struct timex *timex)
{
    if (attribution->addressee_token != TOKEN_NONE &&
        token_among(context, attribution->addressee_token, SET_HIM_HER_THEM))
        return false;
    uint32_t start = sentence_range(context, attribution->sentence).first;
    bool heading = timex->first < start + OPENING_MAX; /* "Also on Saturday: she said" */
    for (uint32_t i = timex->end + heading; i < attribution->predicate; i++)
        if (token_among(context, i, SET_COLONS))
            return true;
    for (uint32_t i = attribution->trigger_end; i < timex->first; i++)
        if (token_is(context->document, i, ";"))
            return true;
    return false;
}

/* "said her meeting on Thursday had failed", "said Monday would be too late" */
static bool is_before_verb(const struct event_context *context,
                           const struct attribution *attribution,
                           const struct timex *timex)
{
    uint32_t end = sentence_range(context, attribution->sentence).end;
    return timex->first > attribution->trigger && timex->end < end &&
           token_at(context, attribution->trigger)->tag != TAG_VBG &&
           token_at(context, timex->end)->tag != TAG_VBN &&
           attribution_is_finite(context, timex->end);
}

/* "said Holt, who met Voss last month": a day of what is told of the speaker; not of "said
 * Holt, who spoke on Monday". */
static bool is_told_of_speaker(const struct event_context *context,
                               const struct attribution *attribution,
                               const struct timex *timex)
{
    if (attribution->speaker_token == TOKEN_NONE ||
        attribution->speaker_token < attribution->predicate ||
        timex->first < attribution->speaker_token)
        return false;
    for (uint32_t i = attribution->speaker_token; i + 1 < timex->first; i++)
        if (token_among(context, i, SET_WHO_WHOSE))
            return !lemma_among(context, i + 1, SET_SPEAK_PUBLICLY);
    return false;
}

/* "A met B on Monday, Holt said, adding that ...": a day of what was said before. */
static bool is_said_before(const struct event_context *context,
                           const struct attribution *attribution,
                           const struct timex *timex)
{
    if (token_at(context, attribution->predicate)->tag != TAG_VBG ||
        timex->end > attribution->predicate || timex->first < attribution->before.first ||
        timex->first >= attribution->before.end)
        return false;
    for (uint32_t i = attribution->before.first; i < attribution->before.end; i++)
        if (token_at(context, i)->tag == TAG_VBD || token_at(context, i)->tag == TAG_VBZ)
            return true;
    return false; /* "On Wednesday, Holt rejected it, saying" */
}

/* "That they had spoken on Sunday was “invented”, Holt said": a day of what stands before
 * the comma and the cue. */
static bool is_before_comma(const struct event_context *context,
                            const struct attribution *attribution,
                            const struct timex *timex)
{
    uint32_t comma;
    if (timex->end > attribution->trigger ||
        !attribution_is_postponed(context, attribution, &comma))
        return false;
    for (uint32_t i = timex->end; i < comma; i++)
        if (attribution_is_finite(context, i))
            return true;
    return false;
}

/* What was said was not said after the article appeared. */
static bool is_to_come(const struct event_context *context,
                       const struct attribution *attribution, const struct timex *timex)
{
    return attribution->status.status == STATUS_OCCURRED && context->has_published &&
           timex->resolved && timex->interval.begin != INSTANT_UNBOUNDED_PAST &&
           instant_day(timex->interval.begin) > context->published;
}

/* "told Monday's council meeting", "said at Monday's session": where it was said. */
static bool owns_occasion(const struct event_context *context,
                          const struct attribution *attribution,
                          const struct timex *timex)
{
    const struct document *document = context->document;
    uint32_t end = sentence_range(context, attribution->sentence).end;
    uint32_t before = timex->first;
    if (before > 0 && token_is(document, before - 1, "the"))
        before--;
    bool told = before > 0 && before == attribution->trigger_end &&
                lemma_among(context, attribution->trigger, SET_TELL);
    told |=
        before > attribution->trigger && token_among(context, before - 1, SET_AT_DURING);
    for (uint32_t i = timex->end + 1; told && i < end && i < timex->end + OWNED_MAX; i++)
        if (token_among(context, i, SET_OCCASIONS))
            return true;
    return false;
}

static bool is_foreign(const struct event_context *context,
                       const struct quoted_spans *spans,
                       const struct attribution *attribution, uint32_t timex)
{
    const struct timex *found = &context->timexes.items[timex];
    bool owns = found->end < context->document->tokens.count &&
                token_at(context, found->end)->tag == TAG_POS &&
                !owns_occasion(context, attribution, found);
    return owns || /* "welcomed Tuesday's announcement" */
           token_at(context, found->first)->sentence != attribution->sentence ||
           is_said(context, spans, attribution, found) ||
           is_in_between(context, attribution, found) ||
           is_behind_comma(context, attribution, found) ||
           is_said_before(context, attribution, found) ||
           is_before_comma(context, attribution, found) ||
           is_beyond_clause(context, attribution, found) ||
           is_before_verb(context, attribution, found) ||
           is_told_of_speaker(context, attribution, found) ||
           is_to_come(context, attribution, found);
}

/* The token behind the short quotation that opens at the token; else the token. */
static uint32_t past_quotation(const struct event_context *context,
                               const struct quoted_spans *spans, uint32_t token,
                               uint32_t end)
{
    uint32_t span = quoted_span_at(spans, token_at(context, token)->start);
    uint32_t past = token;
    if (span == QUOTED_NONE || !token_is(context->document, token, "\""))
        return token;
    while (past < end && past < token + QUOTED_MAX &&
           token_at(context, past)->start < spans->items[span].close)
        past++;
    return past;
}

/* "told reporters on Friday": the first day behind the cue, before what was said. */
static uint32_t day_behind(const struct event_context *context,
                           const struct quoted_spans *spans,
                           const struct attribution *attribution)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    /* "told reporters as he left on Friday that ...": all in front of "that" is the cue's */
    bool that = attribution->first > attribution->trigger &&
                attribution->first < attribution->end &&
                token_is(context->document, attribution->first, "that");
    if (that)
        all.end = attribution->first;
    uint32_t limit = attribution->trigger_end + BEHIND_MAX;
    for (uint32_t i = attribution->trigger_end; i < all.end && i < limit; i++) {
        uint32_t past = past_quotation(context, spans, i, all.end);
        limit += past - i; /* "called it “our last card” on Monday" */
        i = past;
        if (i >= all.end)
            break;
        uint32_t timex = context->timex_of_token[i];
        if (timex != TIMEX_NONE)
            return is_calendar_day(&context->timexes.items[timex]) &&
                           !is_foreign(context, spans, attribution, timex)
                       ? timex
                       : TIMEX_NONE;
        bool verb = tag_is_verb((enum tag)token_at(context, i)->tag);
        if (token_at(context, i)->is_punctuation || (verb && !that) ||
            token_among(context, i, SET_ENDS_OF_DAY_SEARCH))
            return TIMEX_NONE;
    }
    return TIMEX_NONE;
}

/* "Late on Thursday, Kerry said": the day that opens the sentence, when the cue is its
 * first verb. */
static uint32_t day_of_opening(const struct event_context *context,
                               const struct quoted_spans *spans,
                               const struct attribution *attribution)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    for (uint32_t i = all.first;
         i < attribution->predicate && i < all.first + OPENING_MAX; i++) {
        uint32_t timex = context->timex_of_token[i];
        if (timex == TIMEX_NONE)
            continue;
        const struct timex *found = &context->timexes.items[timex];
        if (!is_calendar_day(found) || is_foreign(context, spans, attribution, timex))
            return TIMEX_NONE;
        /* "Tomorrow he will see her, and give a lecture": one day for both */
        bool joined = token_at(context, attribution->predicate)->label == LABEL_CONJ &&
                      attribution->status.status == STATUS_PLANNED;
        for (uint32_t j = found->end; j < attribution->predicate && !joined; j++)
            if (tag_is_verb((enum tag)token_at(context, j)->tag))
                return TIMEX_NONE;
        return timex;
    }
    return TIMEX_NONE;
}

/* "Under questioning on Wednesday, she ...", "Reached by phone on Thursday, he ...". */
static bool is_circumstance(const struct event_context *context, uint32_t first)
{
    enum tag tag = (enum tag)token_at(context, first)->tag;
    return token_among(context, first, SET_CIRCUMSTANCES) ||
           ((tag == TAG_VBN || tag == TAG_VBD) &&
            token_among(context, first, SET_APPROACHED));
}

/* "Addressing shareholders in Kitwe on Saturday, Holt said": the day of what the sentence
 * begins with, when that is where it was said. */
static uint32_t day_of_preface(const struct event_context *context,
                               const struct quoted_spans *spans,
                               const struct attribution *attribution)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    if (!token_among(context, all.first, SET_SPEAKING) &&
        !is_circumstance(context, all.first))
        return TIMEX_NONE;
    for (uint32_t i = all.first + 1;
         i < attribution->predicate && i < all.first + PREFACE_MAX &&
         !token_is(context->document, i, ",");
         i++) {
        enum tag tag = (enum tag)token_at(context, i)->tag;
        uint32_t timex = context->timex_of_token[i];
        if (tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP || tag == TAG_MD)
            return TIMEX_NONE;
        if (timex != TIMEX_NONE)
            return is_calendar_day(&context->timexes.items[timex]) &&
                           !is_foreign(context, spans, attribution, timex)
                       ? timex
                       : TIMEX_NONE;
    }
    return TIMEX_NONE;
}

/* "When she walked into the ministry on Thursday, she told him that ...": the day right
 * before the comma of the clause that the sentence begins with. */
static uint32_t day_of_opening_clause(const struct event_context *context,
                                      const struct quoted_spans *spans,
                                      const struct attribution *attribution)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    if (!token_among(context, all.first, SET_AS_WHEN))
        return TIMEX_NONE;
    bool told = false;
    for (uint32_t i = all.first + 1;
         i + 1 < attribution->predicate && i < all.first + WHEN_MAX; i++) {
        uint32_t timex = context->timex_of_token[i];
        told |= token_at(context, i)->tag == TAG_VBD;
        if (timex == TIMEX_NONE)
            continue;
        const struct timex *found = &context->timexes.items[timex];
        return told && is_calendar_day(found) && found->granularity <= GRANULARITY_DAY &&
                       token_is(context->document, found->end, ",") &&
                       !is_foreign(context, spans, attribution, timex)
                   ? timex
                   : TIMEX_NONE;
    }
    return TIMEX_NONE;
}

/* "flew to Singapore last Thursday to speak to investors": the day right before "to". */
static uint32_t day_of_journey(const struct event_context *context,
                               const struct quoted_spans *spans,
                               const struct attribution *attribution)
{
    uint32_t first = sentence_range(context, attribution->sentence).first;
    uint32_t to = attribution->predicate;
    if (to < first + 2 || token_at(context, to)->tag != TAG_VB ||
        !token_is(context->document, to - 1, "to"))
        return TIMEX_NONE;
    uint32_t timex = context->timex_of_token[to - 2];
    const struct timex *found =
        timex == TIMEX_NONE ? NULL : &context->timexes.items[timex];
    return found != NULL && is_calendar_day(found) &&
                   !is_said(context, spans, attribution, found) &&
                   !is_to_come(context, attribution, found)
               ? timex
               : TIMEX_NONE;
}

/* "told our reporter, who reached him on Sunday" */
static bool is_contact(const struct event_context *context,
                       const struct attribution *attribution, uint32_t who, uint32_t end)
{
    bool listener = attribution->speaker_token == TOKEN_NONE ||
                    attribution->speaker_token < attribution->trigger;
    return listener && who + 1 < end && token_is(context->document, who, "who") &&
           token_among(context, who + 1, SET_CONTACTS);
}

/* "asked Holt, when the directors walked in on Wednesday": the day of what happened at the
 * moment. */
static uint32_t day_of_moment(const struct event_context *context,
                              const struct quoted_spans *spans,
                              const struct attribution *attribution)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    uint32_t when = attribution->trigger_end;
    if (attribution->first > attribution->trigger || !attribution->has_quotation)
        return TIMEX_NONE;
    while (when < all.end && !token_is(context->document, when, "when") &&
           !is_contact(context, attribution, when, all.end))
        when++;
    for (uint32_t i = when; i < all.end && i < when + WHEN_MAX; i++) {
        uint32_t timex = context->timex_of_token[i];
        const struct timex *found =
            timex == TIMEX_NONE ? NULL : &context->timexes.items[timex];
        if (found != NULL)
            return is_calendar_day(found) &&
                           !is_said(context, spans, attribution, found) &&
                           !is_to_come(context, attribution, found)
                       ? timex
                       : TIMEX_NONE;
    }
    return TIMEX_NONE;
}

static void use_window(struct event_context *context, struct draft *draft,
                       const struct attribution *attribution)
{
    bool background = attribution->status.background || attribution->status.anterior;
    draft->timex = TIMEX_NONE;
    draft->event.time_evidence.count = 0;
    anchor_publication_window(context, background, &draft->event.time);
    draft->background = background;
    enum tag tag = (enum tag)token_at(context, attribution->predicate)->tag;
    if (!background && (tag == TAG_VBZ || tag == TAG_VBP) && context->has_published) {
        /* "he says" was said to who writes, however old the day of the lead */
        draft->event.time.interval.begin = instant_of_day(context->published - 1);
        draft->event.time.explanation =
            "an undated report: the day before publication or that day";
    }
    if (attribution->status.status == STATUS_PLANNED && context->has_published) {
        draft->event.time.interval.begin = instant_of_day(context->published);
        draft->event.time.interval.end = INSTANT_UNBOUNDED_FUTURE;
        draft->event.time.granularity = GRANULARITY_UNKNOWN;
    }
}

static void use_day(struct event_context *context, struct draft *draft, uint32_t timex)
{
    const struct timex *found = &context->timexes.items[timex];
    draft->event.time_evidence.count = 0;
    anchor_from_timex(context, timex, &draft->event.time);
    anchor_end_with_publication(context, &draft->event.time);
    draft->timex = timex;
    draft->background = false;
    evidence_add(context, &draft->event.time_evidence, found->first, found->end);
}

/* The first day that the sentence's own verbs carry, or TIMEX_NONE. */
static uint32_t day_of_sentence(struct event_context *context, uint32_t sentence)
{
    struct token_range all = sentence_range(context, sentence);
    for (uint32_t i = all.first; i < all.end; i++) {
        uint32_t timex = context->timex_of_token[i];
        if (timex == TIMEX_NONE)
            continue;
        const struct timex *found = &context->timexes.items[timex];
        if (found->resolved && found->granularity <= GRANULARITY_DAY &&
            (found->type == TIMEX_DATE || found->type == TIMEX_TIME))
            return timex;
    }
    return TIMEX_NONE;
}

/* Whether the sentence tells of the occasion: by the same noun, or by what people do
 * there. */
static bool tells_of_occasion(const struct event_context *context, uint32_t sentence,
                              uint32_t noun)
{
    struct token_range all = sentence_range(context, sentence);
    for (uint32_t i = all.first; i < all.end; i++)
        if (slice_equal(token_at(context, i)->lower, token_at(context, noun)->lower) ||
            token_among(context, i, SET_OCCASION_VERBS))
            return true;
    return false;
}

/* The noun of an occasion behind "the" and one of the prepositions, or TOKEN_NONE. */
static uint32_t occasion_within(const struct event_context *context,
                                struct token_range range, uint32_t object)
{
    for (uint32_t i = range.first; i + 1 < range.end; i++) {
        bool told = i == object ||
                    (i > range.first && token_among(context, i - 1, SET_AROUND_OCCASION));
        if (!told || !token_among(context, i, SET_DEFINITE_SHARED))
            continue;
        for (uint32_t j = i + 1; j < range.end && j < i + 4; j++)
            if (token_among(context, j, SET_OCCASIONS))
                return j;
    }
    return TOKEN_NONE;
}

/* "told reporters after the talks", "told the news conference", "Speaking after the
 * meeting, she said": the noun of the occasion behind the cue, else before it, or
 * TOKEN_NONE. */
static uint32_t occasion_noun(const struct event_context *context,
                              const struct attribution *attribution)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    uint32_t trigger = attribution->trigger;
    uint32_t end = attribution->trigger_end + BEHIND_MAX;
    struct token_range behind = {trigger + 1, end < all.end ? end : all.end};
    /* "told the meeting", not "confirmed the meeting" */
    bool told = lemma_among(context, trigger, SET_TELL);
    uint32_t noun = occasion_within(context, behind, told ? trigger + 1 : TOKEN_NONE);
    struct token_range before = {all.first, all.first};
    while (before.end < attribution->predicate && before.end < all.first + PREFACE_MAX &&
           !token_is(context->document, before.end, ","))
        before.end++;
    bool preface = before.end < attribution->predicate &&
                   token_is(context->document, before.end, ",") &&
                   (token_at(context, all.first)->tag == TAG_VBG ||
                    token_at(context, all.first)->tag == TAG_IN);
    return noun == TOKEN_NONE && preface ? occasion_within(context, before, TOKEN_NONE)
                                         : noun;
}

static bool is_past(const struct event_context *context, uint32_t timex)
{
    return timex != TIMEX_NONE &&
           instant_day(context->timexes.items[timex].interval.begin) <=
               context->published;
}

static bool sentence_speaks_of(const struct event_context *context, uint32_t sentence,
                               uint32_t entity)
{
    struct token_range all = sentence_range(context, sentence);
    for (uint32_t i = all.first; i < all.end; i++)
        if (context->entities->mention_of_token[i] != UINT32_MAX &&
            entity_of_token(context->entities, i) == entity)
            return true;
    return false;
}

/* The sentence before this one that is none of a quotation; the sentence itself: none near
 * by. */
static uint32_t told_before(const struct event_context *context, uint32_t sentence)
{
    const struct document *document = context->document;
    for (uint32_t back = 1; back <= OCCASION_SENTENCES && back <= sentence; back++) {
        const struct sentence *here = &document->sentences.items[sentence - back];
        if (!here->opens_in_quote && here->first < here->end &&
            !token_is(document, here->first, "\""))
            return sentence - back;
    }
    return sentence;
}

/* "Kerry saw Abbas on Thursday. He told him that ...": what was said to somebody, or to a
 * body, was said when the sentence before brings both together. */
static uint32_t day_of_encounter(struct event_context *context,
                                 const struct attribution *attribution)
{
    const struct document *document = context->document;
    if (attribution->sentence == 0 || attribution->addressee == ENTITY_NONE)
        return TIMEX_NONE;
    uint32_t before = told_before(context, attribution->sentence);
    if (before == attribution->sentence)
        return TIMEX_NONE;
    const struct entity *addressee =
        &context->entities->items.items[attribution->addressee];
    bool person = addressee->type == ENTITY_PERSON &&
                  sentence_speaks_of(context, before, attribution->addressee);
    bool body = token_among(context, attribution->addressee_token, SET_BODIES);
    bool pronoun = token_among(context, attribution->addressee_token, SET_HIM_HER_THEM);
    bool met = sentence_speaks_of(context, before, attribution->speaker);
    bool told = pronoun && sentence_speaks_of(context, before, attribution->addressee);
    if (document->sentences.items[before].block !=
            document->sentences.items[attribution->sentence].block ||
        !((met && (person || body)) || told))
        return TIMEX_NONE;
    uint32_t timex = day_of_sentence(context, before);
    if (timex == TIMEX_NONE && met && before > 0 &&
        sentence_speaks_of(context, before - 1, attribution->speaker))
        timex = day_of_sentence(context, before - 1);
    return is_past(context, timex) ? timex : TIMEX_NONE;
}

/* "On Tuesday he and Cho were heard. ... “...,” quipped Cho.": a word thrown in belongs to
 * the scene that the paragraph tells with the speaker in it. */
static uint32_t day_of_scene(struct event_context *context,
                             const struct attribution *attribution)
{
    const struct document *document = context->document;
    uint32_t block = document->sentences.items[attribution->sentence].block;
    if (attribution->addressee != ENTITY_NONE ||
        !token_among(context, attribution->trigger, SET_REJOINDERS))
        return TIMEX_NONE;
    for (uint32_t back = 1; back <= PLACE_SENTENCES && back <= attribution->sentence;
         back++) {
        uint32_t sentence = attribution->sentence - back;
        if (document->sentences.items[sentence].block != block)
            return TIMEX_NONE;
        uint32_t timex = day_of_sentence(context, sentence);
        if (timex != TIMEX_NONE)
            return is_past(context, timex) &&
                           sentence_speaks_of(context, sentence, attribution->speaker)
                       ? timex
                       : TIMEX_NONE;
    }
    return TIMEX_NONE;
}

/* The day of what the sentences before, in the same paragraph or the one before, tell of
 * the speaker. */
static uint32_t day_told_before(struct event_context *context,
                                const struct attribution *attribution,
                                uint32_t sentences_max)
{
    for (uint32_t back = 1; back <= sentences_max && back <= attribution->sentence;
         back++) {
        uint32_t sentence = attribution->sentence - back;
        bool pronoun = attribution->speaker_token != TOKEN_NONE && sentences_max == 1 &&
                       token_among(context, attribution->speaker_token, SET_HE_OR_SHE);
        if (!pronoun && !sentence_speaks_of(context, sentence, attribution->speaker))
            continue;
        uint32_t timex = day_of_sentence(context, sentence);
        if (timex != TIMEX_NONE)
            return is_past(context, timex) ? timex : TIMEX_NONE;
    }
    return TIMEX_NONE;
}

/* "Asked on Friday ..., she shrugged. “...,” she said", "I asked her on Sunday, ... “...,”
 * she said." */
static bool is_answer(const struct event_context *context,
                      const struct attribution *attribution)
{
    uint32_t before = told_before(context, attribution->sentence);
    if (before == attribution->sentence)
        return false;
    struct token_range all = sentence_range(context, before);
    bool first = token_among(context, all.first, SET_ASKED);
    bool own = all.end > all.first + 2 && token_among(context, all.first, SET_I_OR_WE) &&
               token_is(context->document, all.first + 1, "asked");
    return first || own;
}

/* "She had tea with Holt on Saturday. ... she said afterwards"; "The banker left on Tuesday
 * night. He said at the airport that ...". */
static uint32_t day_of_sequel(struct event_context *context,
                              const struct attribution *attribution)
{
    const struct document *document = context->document;
    struct token_range all = sentence_range(context, attribution->sentence);
    if (attribution->has_quotation && is_answer(context, attribution))
        return day_told_before(context, attribution, 1);
    for (uint32_t i = attribution->trigger + 1;
         i < all.end && i < attribution->trigger_end + BEHIND_MAX &&
         !token_among(context, i, SET_SCENE_ENDS);
         i++) {
        bool scene = i <= attribution->trigger_end &&
                     token_among(context, i, SET_AS_WHEN) && i + 1 < all.end &&
                     token_among(context, i + 1, SET_HE_SHE_THEY);
        if (scene)
            return day_told_before(context, attribution, 2);
        if (token_among(context, i, SET_AFTERWARDS))
            return day_told_before(context, attribution, SEQUEL_SENTENCES);
        if (token_is(document, i, "at") && i + 2 < all.end &&
            token_is(document, i + 1, "the") && token_among(context, i + 2, SET_STATIONS))
            return day_told_before(context, attribution, 1);
    }
    return TIMEX_NONE;
}

/* "The court on Wednesday threw out the appeal. In a unanimous ruling, the judges said":
 * the day on which it was given. */
static uint32_t day_of_ruling(struct event_context *context,
                              const struct attribution *attribution)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    uint32_t behind = attribution->trigger + 1;
    bool given = behind + 2 < all.end && token_is(context->document, behind, "in") &&
                 token_among(context, behind + 1, SET_BEFORE_RULING) &&
                 token_among(context, behind + 2, SET_RULINGS);
    if (attribution->sentence == 0)
        return TIMEX_NONE;
    for (uint32_t i = all.first + 1; token_is(context->document, all.first, "in") &&
                                     i < attribution->predicate && i < all.first + 6;
         i++)
        given |= token_among(context, i, SET_RULINGS);
    uint32_t timex =
        given ? day_of_sentence(context, attribution->sentence - 1) : TIMEX_NONE;
    return is_past(context, timex) ? timex : TIMEX_NONE;
}

/* "told reporters after the talks": those that the sentences before speak of, on their
 * day. */
static uint32_t day_of_occasion(struct event_context *context,
                                const struct attribution *attribution)
{
    uint32_t noun = occasion_noun(context, attribution);
    for (uint32_t back = 1; noun != TOKEN_NONE && back <= OCCASION_SENTENCES &&
                            back <= attribution->sentence;
         back++) {
        uint32_t sentence = attribution->sentence - back;
        uint32_t timex = day_of_sentence(context, sentence);
        if (timex != TIMEX_NONE && tells_of_occasion(context, sentence, noun))
            return is_past(context, timex) ? timex : TIMEX_NONE;
    }
    return TIMEX_NONE;
}

/* Night reaches into the next morning, but what was said "on Monday night" was said on
 * Monday. */
static void clip_night(struct event_time *time)
{
    if (time->granularity != GRANULARITY_PART_OF_DAY ||
        time->interval.begin == INSTANT_UNBOUNDED_PAST ||
        time->interval.end == INSTANT_UNBOUNDED_FUTURE)
        return;
    instant midnight = instant_of_day(instant_day(time->interval.begin) + 1);
    if (midnight < time->interval.end)
        time->interval.end = midnight;
}

/* What was said at some time of an occasion's day. What lasted until an hour of a day
 * lasted that day; other open sides stay open. */
static void use_whole_days(struct event_time *time)
{
    struct interval *interval = &time->interval;
    time->basis = BASIS_INHERITED;
    if (interval->begin == INSTANT_UNBOUNDED_PAST &&
        interval->end != INSTANT_UNBOUNDED_FUTURE && time->granularity < GRANULARITY_DAY)
        interval->begin = interval->end - 1;
    if (interval->begin != INSTANT_UNBOUNDED_PAST)
        interval->begin = instant_of_day(instant_day(interval->begin));
    if (interval->end != INSTANT_UNBOUNDED_FUTURE)
        interval->end = instant_of_day(instant_day(interval->end - 1) + 1);
    time->granularity = GRANULARITY_DAY;
    time->modifier = MODIFIER_NONE;
}

static void use_day_of_occasion(struct event_context *context, struct draft *draft,
                                uint32_t timex)
{
    use_day(context, draft, timex);
    use_whole_days(&draft->event.time);
    draft->event.time.explanation = "the day of the occasion that it speaks of";
}

/* "had what he called “a frank hour” on Friday": a day of something else. */
static bool is_said_aside(const struct event_context *context,
                          const struct attribution *attribution)
{
    return attribution->speaker_token != TOKEN_NONE && attribution->speaker_token > 0 &&
           token_is(context->document, attribution->speaker_token - 1, "what");
}

/* "On Monday night 150 people came; the mayor told them": the day of the clause that brings
 * those who were spoken to. */
static uint32_t day_of_clause_before(const struct event_context *context,
                                     const struct quoted_spans *spans,
                                     const struct attribution *attribution)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    uint32_t mark = attribution->predicate;
    if (attribution->addressee_token == TOKEN_NONE ||
        !token_among(context, attribution->addressee_token, SET_HIM_HER_THEM))
        return TIMEX_NONE;
    while (mark > all.first && mark + WHEN_MAX > attribution->predicate &&
           !token_is(context->document, mark, ";"))
        mark--;
    for (uint32_t i = all.first; i < mark && token_is(context->document, mark, ";");
         i++) {
        uint32_t timex = context->timex_of_token[i];
        if (timex != TIMEX_NONE && context->timexes.items[timex].resolved &&
            is_calendar_day(&context->timexes.items[timex]) &&
            context->timexes.items[timex].granularity <= GRANULARITY_DAY)
            return is_foreign(context, spans, attribution, timex) ? TIMEX_NONE : timex;
    }
    return TIMEX_NONE;
}

/* The first day that words around the cue tell, or TIMEX_NONE. */
static uint32_t day_of_words(struct event_context *context,
                             const struct quoted_spans *spans,
                             const struct attribution *attribution)
{
    uint32_t timex = day_behind(context, spans, attribution);
    if (timex == TIMEX_NONE && attribution->has_arguments)
        timex = day_of_opening(context, spans, attribution);
    if (timex == TIMEX_NONE)
        timex = day_of_preface(context, spans, attribution);
    if (timex == TIMEX_NONE)
        timex = day_of_opening_clause(context, spans, attribution);
    if (timex == TIMEX_NONE)
        timex = day_of_journey(context, spans, attribution);
    if (timex == TIMEX_NONE)
        timex = day_of_moment(context, spans, attribution);
    if (timex == TIMEX_NONE)
        timex = day_of_clause_before(context, spans, attribution);
    return timex;
}

/* The day of the occasion that it was said at, or TIMEX_NONE. */
static uint32_t day_of_circumstance(struct event_context *context,
                                    const struct attribution *attribution)
{
    uint32_t timex =
        attribution->has_arguments ? day_of_occasion(context, attribution) : TIMEX_NONE;
    if (timex == TIMEX_NONE)
        timex = day_of_encounter(context, attribution);
    if (timex == TIMEX_NONE)
        timex = day_of_scene(context, attribution);
    if (timex == TIMEX_NONE)
        timex = day_of_sequel(context, attribution);
    return timex == TIMEX_NONE ? day_of_ruling(context, attribution) : timex;
}

/* "Friday, 2.20 p.m. The two meet. “It went well,” Holt says.": the day that a paragraph
 * begins with, set before its first sentence, or TIMEX_NONE. */
static uint32_t day_of_entry(const struct event_context *context,
                             const struct attribution *attribution)
{
    const struct sentence *sentences = context->document->sentences.items;
    uint32_t entry = attribution->sentence;
    while (entry > 0 && entry + ENTRY_SENTENCES > attribution->sentence &&
           sentences[entry - 1].block == sentences[entry].block)
        entry--;
    uint32_t first = sentences[entry].first;
    uint32_t timex = context->timex_of_token[first];
    if (timex == TIMEX_NONE)
        return TIMEX_NONE;
    const struct timex *found = &context->timexes.items[timex];
    uint32_t next = found->end;
    if (next + 1 < sentences[entry].end && token_is(context->document, next, ","))
        next = next + 1;
    uint32_t other =
        next < sentences[entry].end ? context->timex_of_token[next] : TIMEX_NONE;
    const struct timex *clock =
        other == TIMEX_NONE ? found : &context->timexes.items[other];
    bool whole = clock->end >= sentences[entry].end ||
                 token_at(context, clock->end)->capitalised ||
                 token_at(context, clock->end)->is_punctuation;
    return is_calendar_day(found) && found->granularity <= GRANULARITY_DAY &&
                   clock->granularity <= GRANULARITY_HOUR && whole &&
                   is_past(context, timex)
               ? timex
               : TIMEX_NONE;
}

/* Where the tree attaches no day to the cue. */
static void date_by_context(struct event_context *context,
                            const struct quoted_spans *spans, struct draft *draft,
                            const struct attribution *attribution)
{
    uint32_t timex = day_of_words(context, spans, attribution);
    uint32_t occasion =
        timex == TIMEX_NONE ? day_of_circumstance(context, attribution) : TIMEX_NONE;
    if (timex == TIMEX_NONE && occasion == TIMEX_NONE && !attribution->status.background)
        occasion = day_of_entry(context, attribution);
    if (timex != TIMEX_NONE)
        use_day(context, draft, timex);
    else if (occasion != TIMEX_NONE)
        use_day_of_occasion(context, draft, occasion);
    else
        use_window(context, draft, attribution);
}

/* "saw him on Sunday last and says now": what is told in the present is not as old as what
 * the sentence tells beside it. */
static bool is_older_than_present(const struct event_context *context,
                                  const struct attribution *attribution,
                                  const struct event_time *time)
{
    enum tag tag = (enum tag)token_at(context, attribution->predicate)->tag;
    return (tag == TAG_VBZ || tag == TAG_VBP) && time->basis == BASIS_INHERITED &&
           context->has_published && time->interval.end != INSTANT_UNBOUNDED_FUTURE &&
           instant_day(time->interval.end - 1) < context->published - 1;
}

void statement_date(struct event_context *context, const struct quoted_spans *spans,
                    struct draft *draft, const struct attribution *attribution)
{
    if (is_said_aside(context, attribution)) {
        use_window(context, draft, attribution);
        anchor_write_edtf(context, &draft->event.time);
        return;
    }
    bool finite = token_at(context, attribution->predicate)->tag == TAG_VBD;
    if (attribution->has_arguments && (finite || !attribution->weak))
        anchor_draft(context, draft, &attribution->arguments, &attribution->status);
    bool open = draft->timex == TIMEX_NONE ||
                is_foreign(context, spans, attribution, draft->timex) ||
                is_older_than_present(context, attribution, &draft->event.time);
    if (open && attribution->weak)
        use_window(context, draft, attribution);
    else if (open)
        date_by_context(context, spans, draft, attribution);
    clip_night(&draft->event.time);
    anchor_write_edtf(context, &draft->event.time);
}

/* ---- the day of a place ---- */

static uint32_t place_entity(const struct event_context *context,
                             const struct draft *draft)
{
    for (size_t i = 0; i < context->actor_of_entity.count; i++)
        if (context->actor_of_entity.items[i] == draft->event.place_actor)
            return (uint32_t)i;
    return ENTITY_NONE;
}

void statement_date_by_place(struct event_context *context, struct draft *draft,
                             const struct attribution *attribution)
{
    if (draft->event.time.basis != BASIS_PUBLICATION ||
        draft->event.place_actor == INDEX_NONE)
        return;
    uint32_t place = place_entity(context, draft);
    for (uint32_t back = 1; back <= PLACE_SENTENCES && back <= attribution->sentence;
         back++) {
        uint32_t sentence = attribution->sentence - back;
        if (place == ENTITY_NONE || !sentence_speaks_of(context, sentence, place) ||
            !sentence_speaks_of(context, sentence, attribution->speaker))
            continue;
        uint32_t timex = day_of_sentence(context, sentence);
        if (timex == TIMEX_NONE)
            return;
        const struct timex *found = &context->timexes.items[timex];
        anchor_from_timex(context, timex, &draft->event.time);
        draft->timex = timex;
        use_whole_days(&draft->event.time);
        draft->event.time.explanation = "the day that the speaker was at this place";
        evidence_add(context, &draft->event.time_evidence, found->first, found->end);
        anchor_write_edtf(context, &draft->event.time);
        return;
    }
}
