#include "event/attribution_content.h"

enum {
    TAIL_MAX = 14, /* tokens that may follow a postponed cue: "..., he said on Friday." */
    CLAUSE_MAX = 24, /* tokens between a cue and the verb of what was said */
    THAT_MAX = 26,   /* tokens between a cue and its "that" */
    ADVERBS_MAX = 3, /* between a comma and the speaker: "..., also, he said" */
    PHRASE_MAX = 5,  /* tokens of "For her part" */
    OBJECT_MAX = 10  /* tokens between a verb and its object */
};

static bool goes_before_name(const struct event_context *context, uint32_t token)
{
    enum tag tag = (enum tag)token_at(context, token)->tag;
    return (tag_is_noun(tag) && context->timex_of_token[token] == TIMEX_NONE) ||
           tag == TAG_DT || tag == TAG_PRP_POSSESSIVE || tag == TAG_JJ;
}

/* The first token of cue and speaker together. */
static uint32_t front_of_cue(const struct event_context *context,
                             const struct attribution *attribution)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    uint32_t front = attribution->trigger;
    if (attribution->speaker_token == TOKEN_NONE ||
        attribution->speaker_token >= attribution->trigger)
        return front;
    struct token_range subject =
        noun_phrase_of(context->document, attribution->speaker_token);
    uint32_t mention = context->entities->mention_of_token[attribution->speaker_token];
    if (mention != UINT32_MAX &&
        context->entities->mentions.items[mention].first < subject.first)
        subject.first = context->entities->mentions.items[mention].first;
    if (attribution->role_token != TOKEN_NONE &&
        attribution->role_token < attribution->speaker_token) {
        uint32_t role = noun_phrase_of(context->document, attribution->role_token).first;
        for (uint32_t i = attribution->role_token; i > role; i--)
            if (token_is(context->document, i, "\""))
                role =
                    i + 1; /* "was “invented to the last”, a spokeswoman, Holt, said" */
        subject.first = role < subject.first ? role : subject.first;
    }
    while (subject.first < subject.end &&
           token_at(context, subject.first)->is_punctuation)
        subject.first++;
    while (subject.first > all.first && goes_before_name(context, subject.first - 1))
        subject.first--; /* "newspaper La Capital" */
    return subject.first >= all.first && subject.first < front ? subject.first : front;
}

bool attribution_is_postponed(const struct event_context *context,
                              const struct attribution *attribution, uint32_t *comma)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    uint32_t front = front_of_cue(context, attribution);
    for (int step = 0; step <= ADVERBS_MAX && front > all.first + 1; step++, front--) {
        if (token_among(context, front - 1, SET_DASHES)) {
            *comma = front - 1;
            return true;
        }
        if (token_at(context, front - 1)->tag != TAG_RB)
            return false;
    }
    return false;
}

bool attribution_is_finite(const struct event_context *context, uint32_t index)
{
    enum tag tag = (enum tag)token_at(context, index)->tag;
    if (tag == TAG_VBN && index > 0) {
        enum tag before = (enum tag)token_at(context, index - 1)->tag;
        return tag_is_noun(before) || before == TAG_PRP;
    }
    return tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP || tag == TAG_MD;
}

/* "..., he said on condition of anonymity because", "..., he said when he left". */
static bool tells_circumstance(const struct event_context *context, uint32_t behind,
                               struct token_range all)
{
    if (token_among(context, all.first, SET_OPENING_SUBORDINATORS))
        return false;
    return token_among(context, behind, SET_BEHIND_CUE) ||
           (behind + 1 < all.end && token_is(context->document, behind, "on") &&
            token_is(context->document, behind + 1, "condition"));
}

/* Whether the sentence ends behind the cue, or goes on behind a comma, or the speaker
 * follows: then what was said stands before. */
static bool closes_sentence(const struct event_context *context,
                            const struct attribution *attribution)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    uint32_t behind = attribution->trigger + 1;
    if (behind >= all.end || token_is(context->document, behind, ","))
        return true;
    if (attribution->speaker_token != TOKEN_NONE &&
        attribution->speaker_token > attribution->trigger)
        return true;
    if (tells_circumstance(context, behind, all))
        return true;
    uint32_t mention = context->entities->mention_of_token[behind];
    if (mention != UINT32_MAX)
        behind = context->entities->mentions.items[mention].end;
    for (uint32_t i = behind; i < all.end && i < behind + TAIL_MAX; i++) {
        if (token_is(context->document, i, ","))
            return true; /* "..., Clinton suggested in a tweet, ..." */
        if (attribution_is_finite(context, i))
            return false;
    }
    return all.end <= behind + TAIL_MAX;
}

/* "said on Sunday, three days after the talks, that": the "that" behind a second comma;
 * 'otherwise' where there is none. */
static uint32_t behind_aside(const struct event_context *context, uint32_t comma,
                             uint32_t end, uint32_t otherwise)
{
    bool clause = comma + 1 < end && token_among(context, comma + 1, SET_BEHIND_CUE);
    for (uint32_t i = comma + 1; i + 1 < end && i < comma + THAT_MAX; i++) {
        if (attribution_is_finite(context, i) && !clause)
            return otherwise; /* not ", before the summit began, that" */
        if (token_is(context->document, i, ","))
            return token_is(context->document, i + 1, "that") ? i + 1 : otherwise;
    }
    return otherwise;
}

static bool begins_infinitive(const struct event_context *context, uint32_t token,
                              uint32_t end)
{
    return token + 1 < end && token_is(context->document, token, "to") &&
           token_at(context, token + 1)->tag == TAG_VB;
}

/* Past "on Friday" and the like. */
static uint32_t behind_days(const struct event_context *context, uint32_t first,
                            uint32_t end)
{
    while (first < end) {
        uint32_t timex = context->timex_of_token[first];
        if (timex != TIMEX_NONE)
            first = context->timexes.items[timex].end;
        else if (first + 1 < end && token_among(context, first, SET_BEFORE_DAY) &&
                 context->timex_of_token[first + 1] != TIMEX_NONE)
            first++;
        else
            break;
    }
    return first;
}

/* Another clause or a mark: no "that" behind it belongs to the cue. */
static bool ends_search_for_that(const struct event_context *context, uint32_t token,
                                 bool over_commas)
{
    bool aside = over_commas && token_is(context->document, token, ",");
    bool gerund = token_at(context, token)->tag == TAG_VBG &&
                  !token_among(context, token, SET_HEARINGS);
    return attribution_is_finite(context, token) || gerund ||
           (token_at(context, token)->is_punctuation && !aside);
}

/* "said in a statement | issued in Paris that": what was done to the paper. */
static bool tells_of_paper(const struct event_context *context,
                           const struct attribution *attribution, uint32_t token)
{
    return token == attribution->trigger_end && token > attribution->trigger + 1 &&
           token_among(context, token, SET_PUBLISHED);
}

/* The "that" that opens what was said, from 'first' on; TOKEN_NONE: none. */
static uint32_t find_that(const struct event_context *context,
                          const struct attribution *attribution, uint32_t first,
                          bool to_somebody, uint32_t end)
{
    uint32_t trigger = attribution->trigger;
    bool by_somebody = attribution->speaker_token > trigger &&
                       attribution->speaker_token < trigger + THAT_MAX;
    for (uint32_t i = first; i < end && i <= trigger + THAT_MAX; i++) {
        if (token_is(context->document, i, "that") &&
            (token_at(context, i - 1)->tag != TAG_IN ||
             context->timex_of_token[i - 1] != TIMEX_NONE) && /* "the day after that" */
            context->timex_of_token[i] == TIMEX_NONE)
            return i;
        if (i > first && token_is(context->document, i, ",") &&
            context->timex_of_token[i - 1] != TIMEX_NONE)
            return behind_aside(context, i, end, first);
        if (ends_search_for_that(context, i, to_somebody || by_somebody) &&
            !tells_of_paper(context, attribution, i))
            break;
    }
    return TOKEN_NONE;
}

/* "said on Friday that the talks": where "that" stands, or else what follows the day. */
static uint32_t behind_cue(const struct event_context *context,
                           const struct attribution *attribution, uint32_t end)
{
    uint32_t trigger = attribution->trigger;
    uint32_t first = trigger + 1;
    if (attribution->addressee_token != TOKEN_NONE &&
        attribution->addressee_token > trigger && attribution->addressee_token < end)
        first = attribution->addressee_token + 1;
    bool to_somebody = first > trigger + 1;
    if (token_among(context, trigger, SET_MADE_KNOWN))
        while (first < end && token_among(context, first, SET_IT_CLEAR))
            first++;
    if (first < end && token_is(context->document, first, ",") && !to_somebody)
        return behind_aside(context, first, end, first); /* "said, quoting Holt, that" */
    uint32_t whom = first < end && token_at(context, first)->tag == TAG_PRP;
    if ((whom || to_somebody) && begins_infinitive(context, first + whom, end))
        return first; /* "asked them to sign nothing that ..." */
    uint32_t past = to_somebody ? behind_days(context, first, end) : first;
    if (past > first && begins_infinitive(context, past, end))
        return past; /* "asked the government on Thursday to pay" */
    if (whom && first + 1 < end && token_among(context, first + 1, SET_QUESTIONS))
        return first + 1; /* "asked her why ..." */
    uint32_t that = find_that(context, attribution, first, to_somebody, end);
    return that != TOKEN_NONE ? that : behind_days(context, first, end);
}

/* "said the talks would go on": a finite verb behind the cue, where the tree shows no
 * clause. The content then goes on to the sentence's end. */
static bool has_finite_behind(const struct event_context *context, uint32_t first,
                              uint32_t end)
{
    const struct document *document = context->document;
    if (first + 1 < end && token_is(document, first, "that"))
        return true;
    /* "said, according to": what was said is elsewhere */
    bool says = first > 0 && first < end && token_among(context, first - 1, SET_SAID) &&
                !token_at(context, first)->is_punctuation;
    for (uint32_t i = first; i < end && i < first + CLAUSE_MAX; i++) {
        if (attribution_is_finite(context, i))
            return true;
        if (token_is(document, i, ";") ||
            (token_among(context, i, SET_COMMA_AND_BUT) && !says))
            return false;
    }
    return false;
}

/* "As Clinton told the paper, tax relief is given": what follows the comma. */
static bool opens_with_as(const struct event_context *context,
                          const struct attribution *attribution, uint32_t *comma)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    if (!token_is(context->document, all.first, "as"))
        return false;
    for (uint32_t i = attribution->trigger + 1; i + 1 < all.end; i++) {
        if (token_is(context->document, i, ",")) {
            *comma = i;
            return true;
        }
    }
    return false;
}

static struct token_range clause_of(struct event_context *context,
                                    const struct attribution *attribution)
{
    uint32_t trigger = attribution->trigger;
    struct token_range clause =
        phrase_of(context->document, attribution->arguments.clause);
    if (clause.first > trigger || trigger >= clause.end)
        return clause;
    return clause.first < trigger ? (struct token_range){clause.first, trigger}
                                  : (struct token_range){trigger + 1, clause.end};
}

/* ---- what stands beside it ---- */

/* "The talks, he said, would fail": whether what follows the cue behind its comma goes on
 * with what was said; 'goes_on' is where. */
static bool goes_on_behind(const struct event_context *context,
                           const struct attribution *attribution, uint32_t comma,
                           uint32_t *goes_on)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    bool inverted = attribution->speaker_token != TOKEN_NONE &&
                    attribution->speaker_token > attribution->trigger;
    uint32_t i = attribution->trigger + 1;
    if (inverted &&
        context->entities->mention_of_token[attribution->speaker_token] != UINT32_MAX)
        i = context->entities->mentions
                .items[context->entities->mention_of_token[attribution->speaker_token]]
                .end;
    while (i < all.end && i < attribution->trigger + TAIL_MAX + TAIL_MAX &&
           !token_is(context->document, i, ","))
        i++;
    if (i + 2 >= all.end || !token_is(context->document, i, ","))
        return false;
    *goes_on = i + 1;
    if (token_among(context, i + 1, SET_RELATIVES_OF_PEOPLE) ||
        (inverted && token_among(context, i + 1, SET_ARTICLES)))
        return false; /* "..., said Phiri, who acts for the families" */
    if (token_among(context, i + 1, SET_GOES_ON_IN_CONTENT))
        return true;
    if (token_among(context, all.first, SET_OPENING_CONDITIONS))
        return has_finite_behind(context, i + 1, all.end);
    for (uint32_t j = all.first; j < comma; j++)
        if (attribution_is_finite(context, j))
            return false;
    return has_finite_behind(context, i + 1, all.end);
}

/* "announced a plan": what was said stands behind the verb, as its object. */
static bool has_object_behind(const struct attribution *attribution,
                              const struct statement_verb *verb)
{
    uint32_t object = attribution->arguments.object;
    return verb != NULL && verb->addressee == ADDRESSEE_NO &&
           verb->content == CONTENT_ANYTHING && object != TOKEN_NONE &&
           object > attribution->trigger && object <= attribution->trigger + OBJECT_MAX;
}

/* A sentence, or a quotation; not the "For her part" of "For her part, Holt denied". */
static bool tells_something(const struct event_context *context,
                            const struct attribution *attribution, uint32_t first,
                            uint32_t comma)
{
    uint32_t goes_on;
    uint32_t next = attribution->trigger + 1;
    uint32_t end = sentence_range(context, attribution->sentence).end;
    bool finite = false;
    for (uint32_t i = first; i < comma; i++) {
        if (token_is(context->document, i, "\""))
            return true;
        finite |= attribution_is_finite(context, i);
    }
    if (has_object_behind(attribution,
                          statement_verb_find(token_at(context, next - 1)->lower)))
        return false;
    bool last = next >= end || token_among(context, next, SET_PERIOD_OR_COMMA);
    return finite || (last && comma > first + PHRASE_MAX) ||
           goes_on_behind(context, attribution, comma, &goes_on);
}

/* The words of the cue are not part of what was said. */
static void leave_out_cue(const struct event_context *context,
                          struct attribution *attribution)
{
    uint32_t comma, goes_on;
    if (attribution->end > attribution->trigger ||
        attribution->first >= attribution->end ||
        !attribution_is_postponed(context, attribution, &comma) ||
        comma <= attribution->first ||
        !goes_on_behind(context, attribution, comma, &goes_on))
        return;
    attribution->hole_first = comma;
    attribution->hole_end = goes_on;
    attribution->end = sentence_range(context, attribution->sentence).end;
}

/* "It was quick, her staff say, over a pot of tea": between commas, and no clause of its
 * own behind it. */
static bool is_set_off(const struct event_context *context,
                       const struct attribution *attribution, uint32_t *comma)
{
    uint32_t next = attribution->trigger + 1;
    struct token_range all = sentence_range(context, attribution->sentence);
    if (next < all.end && token_among(context, next, SET_OBJECT_PRONOUNS))
        next++;
    return next < all.end && token_is(context->document, next, ",") &&
           attribution_is_postponed(context, attribution, comma);
}

/* "“...,” he told the paper as he left": what was said stands before the cue. */
static bool follows_quotation(const struct event_context *context,
                              const struct attribution *attribution, uint32_t behind)
{
    uint32_t front = front_of_cue(context, attribution);
    struct token_range all = sentence_range(context, attribution->sentence);
    return front > all.first && token_is(context->document, front - 1, "\"") &&
           behind < all.end && !token_among(context, behind, SET_BEFORE_QUOTATION);
}

/* What was said can only stand before the cue when a mark sets it off. */
static bool is_before(const struct event_context *context,
                      const struct attribution *attribution, uint32_t front)
{
    uint32_t comma;
    struct token_range all = sentence_range(context, attribution->sentence);
    return attribution_is_postponed(context, attribution, &comma) ||
           (front > all.first && token_at(context, front - 1)->is_punctuation &&
            !token_among(context, front - 1, SET_MARKS_BEFORE_ASIDE));
}

/* "said on Monday that it was, and on Tuesday that it was not": what was said on the other
 * day is another statement; and never an end within a clause. */
static struct token_range before_next_day(const struct event_context *context,
                                          const struct attribution *attribution,
                                          struct token_range content)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    if (content.first <= attribution->trigger || content.first >= content.end)
        return content;
    for (uint32_t i = content.first + 3; i < all.end && i <= content.end; i++) {
        if (!token_is(context->document, i, "that") ||
            context->timex_of_token[i - 1] == TIMEX_NONE)
            continue;
        uint32_t first = context->timexes.items[context->timex_of_token[i - 1]].first;
        first -= first > content.first &&
                 token_among(context, first - 1, SET_DATE_PREPOSITIONS);
        if (first > content.first && token_is(context->document, first - 1, "and"))
            content.end = first - 1;
    }
    return content;
}

/* "would resume; Moscow said they would not": a cue of somebody else's soon behind. */
static bool others_say(const struct event_context *context, uint32_t semicolon,
                       uint32_t end)
{
    for (uint32_t i = semicolon + 1; i < end && i < semicolon + TAIL_MAX; i++) {
        const struct statement_verb *verb =
            statement_verb_find(token_at(context, i)->lower);
        if (attribution_is_finite(context, i))
            return verb != NULL && verb->content == CONTENT_CLAUSE;
    }
    return false;
}

/* "Reached by phone on Thursday, Holt said the papers ...": what the sentence begins with
 * is not said. */
static bool opens_with_participle(const struct event_context *context,
                                  const struct attribution *attribution,
                                  struct token_range all)
{
    enum tag tag = (enum tag)token_at(context, all.first)->tag;
    if ((tag != TAG_VBN && tag != TAG_VBD && tag != TAG_VBG) ||
        attribution->speaker_token == TOKEN_NONE ||
        attribution->speaker_token > attribution->trigger)
        return false;
    for (uint32_t i = all.first + 1; i < attribution->trigger; i++)
        if (attribution_is_finite(context, i) || token_is(context->document, i, "\""))
            return false;
    return true;
}

/* "announced the result from her bed: she had broken her leg": what the colon explains is
 * not said, when no sentence stands before it. Empty: the object behind the cue is. */
static struct token_range before_explanation(const struct event_context *context,
                                             const struct attribution *attribution,
                                             struct token_range content)
{
    uint32_t first = attribution->trigger_end;
    for (uint32_t i = first; i < content.end && content.first > attribution->trigger;
         i++) {
        if (attribution_is_finite(context, i) || token_is(context->document, i, "\""))
            return content;
        if (token_is(context->document, i, ":") && i > first + 1)
            return (struct token_range){content.first, content.first};
    }
    return content;
}

/* The clause that the tree gives, where who speaks and what is set off were misread. */
static struct token_range correct_clause(struct event_context *context,
                                         const struct attribution *attribution,
                                         struct token_range content,
                                         struct token_range all)
{
    uint32_t comma;
    uint32_t front = front_of_cue(context, attribution);
    if (content.end <= attribution->trigger && content.end > front)
        content.end = front; /* who speaks is not said */
    if (content.first > attribution->trigger &&
        is_set_off(context, attribution, &comma) &&
        tells_something(context, attribution, all.first, comma))
        content = (struct token_range){all.first, comma};
    bool names_speaker = attribution->speaker_token != TOKEN_NONE &&
                         content.first > attribution->trigger &&
                         content.first <= attribution->speaker_token;
    if (names_speaker && attribution_is_postponed(context, attribution, &comma))
        content =
            (struct token_range){all.first, comma}; /* "Her plan, says Holt, “is”" */
    if (content.end < front && content.first < content.end &&
        attribution_is_postponed(context, attribution, &comma))
        content.end = comma; /* the tree cut it short */
    if (content.first < content.end && content.end <= attribution->trigger &&
        has_object_behind(
            attribution,
            statement_verb_find(token_at(context, attribution->trigger)->lower)) &&
        !tells_something(context, attribution, content.first, content.end))
        content.end = content.first; /* "One of them, Holt, confirmed the meeting" */
    if (content.end <= attribution->trigger && !is_before(context, attribution, front))
        content.end = content.first;
    return content;
}

/* What was said where the tree has no clause for it: before the cue or behind it. */
static struct token_range content_without_clause(struct event_context *context,
                                                 const struct attribution *attribution,
                                                 uint32_t behind, struct token_range all,
                                                 struct token_range none)
{
    uint32_t comma;
    if (opens_with_as(context, attribution, &comma))
        return (struct token_range){comma + 1, all.end};
    if (attribution_is_postponed(context, attribution, &comma) &&
        closes_sentence(context, attribution) &&
        tells_something(context, attribution, all.first, comma))
        return (struct token_range){all.first, comma};
    if (!follows_quotation(context, attribution, behind) &&
        has_finite_behind(context, behind, all.end))
        return (struct token_range){behind, all.end};
    const struct statement_verb *verb =
        statement_verb_find(token_at(context, attribution->trigger)->lower);
    if (behind > attribution->trigger + 1 && verb != NULL &&
        verb->content == CONTENT_CLAUSE && begins_infinitive(context, behind, all.end))
        return (struct token_range){behind, all.end}; /* "asked the bank to pay" */
    return none;
}

void attribution_find_content(struct event_context *context,
                              struct attribution *attribution)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    struct token_range content = {0, 0};
    uint32_t comma;
    uint32_t behind = behind_cue(context, attribution, all.end);
    if (attribution->arguments.clause != TOKEN_NONE)
        content = clause_of(context, attribution);
    content = correct_clause(context, attribution, content, all);
    if (content.first > attribution->trigger &&
        follows_quotation(context, attribution, behind))
        content.end = content.first;
    if (opens_with_participle(context, attribution, all) &&
        has_finite_behind(context, behind, all.end))
        content = (struct token_range){behind, all.end};
    if (content.first >= content.end)
        content = content_without_clause(context, attribution, behind, all, content);
    else if (content.end <= attribution->trigger &&
             attribution_is_postponed(context, attribution, &comma))
        content.first = all.first;
    if (content.first > attribution->trigger && content.first < behind)
        content.first = behind;
    if (content.end > all.end)
        content.end = all.end;
    if (content.first == attribution->trigger + 1 &&
        content.first == attribution->speaker_token)
        content.end = content.first; /* "Said Holt: “...”" */
    if (content.first < all.first && content.first < content.end)
        content.first = all.first;
    if (content.first > attribution->trigger && content.first < content.end &&
        content.end < all.end && token_is(context->document, content.end, "that"))
        content.end = all.end; /* "was pleased | that ..." */
    content = before_explanation(context, attribution, content);
    content = before_next_day(context, attribution, content);
    for (uint32_t i = attribution->trigger + 1;
         i < content.end && content.first > attribution->trigger; i++)
        if (token_is(context->document, i, ";") && others_say(context, i, content.end))
            content.end = i;
    if (content.first < content.end) {
        attribution->first = content.first;
        attribution->end = content.end;
        leave_out_cue(context, attribution);
    }
}

/* Behind it a noun must come. */
static bool is_open_ended(enum tag tag)
{
    return tag == TAG_DT || tag == TAG_IN || tag == TAG_TO || tag == TAG_JJ ||
           tag == TAG_CD || tag == TAG_PRP_POSSESSIVE || tag == TAG_CC || tag == TAG_POS;
}

/* The end of the phrase that begins with the object: with the infinitives and the phrases
 * with prepositions that follow it. */
static uint32_t end_of_object(struct event_context *context, uint32_t object,
                              uint32_t limit)
{
    uint32_t end = object + 1;
    struct token_range phrase = phrase_of(context->document, object);
    if (phrase.end > end)
        end = phrase.end;
    if (token_is(context->document, object, "be"))
        while (end < limit && end < object + OBJECT_MAX + OBJECT_MAX &&
               !token_at(context, end)->is_punctuation)
            end++; /* never "vowed to be" */
    while (end < limit && (token_at(context, end)->tag == TAG_TO ||
                           (token_at(context, end)->tag == TAG_IN &&
                            !token_among(context, end, SET_ENDS_OF_OBJECT)))) {
        phrase = end + 1 < limit ? phrase_of(context->document, end + 1)
                                 : (struct token_range){end, end};
        uint32_t next = phrase.end > end + 1 ? phrase.end : end + 2;
        end = next;
    }
    while (end < limit && !token_at(context, end)->is_punctuation &&
           is_open_ended((enum tag)token_at(context, end - 1)->tag))
        end++; /* never "admitted to a" */
    while (end < limit && tag_is_noun((enum tag)token_at(context, end - 1)->tag) &&
           tag_is_noun((enum tag)token_at(context, end)->tag) &&
           context->timex_of_token[end] == TIMEX_NONE)
        end++; /* "from a hospital | bed" */
    while (end + 1 < limit && token_at(context, end)->tag == TAG_HYPH)
        end += 2; /* "a sell | -out" */
    return end < limit ? end : limit;
}

/* The noun behind the verb where the tree has no object: "promised immigration reform". */
static uint32_t noun_behind(const struct event_context *context, uint32_t first,
                            uint32_t limit)
{
    uint32_t noun = TOKEN_NONE;
    for (uint32_t i = first; i < limit && i < first + OBJECT_MAX; i++) {
        enum tag tag = (enum tag)token_at(context, i)->tag;
        if (tag_is_noun(tag))
            noun = i;
        else if (!is_open_ended(tag) || tag == TAG_IN || tag == TAG_TO)
            break;
    }
    return noun;
}

void attribution_find_topic(struct event_context *context, struct slice lemma,
                            struct attribution *attribution)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    uint32_t first = attribution->trigger + 1;
    if (attribution->addressee_token != TOKEN_NONE &&
        attribution->addressee_token > attribution->trigger &&
        attribution->addressee_token <= first + PHRASE_MAX)
        first = attribution->addressee_token + 1;
    if (first < all.end && token_at(context, first)->tag == TAG_RB)
        first++;
    if (attribution->first < attribution->end || first + 1 >= all.end ||
        !statement_verb_has_topic(lemma, token_at(context, first)->lower))
        return;
    uint32_t noun = noun_behind(context, first + 1, all.end);
    attribution->told_first = attribution->trigger + 1;
    attribution->told_end =
        end_of_object(context, noun == TOKEN_NONE ? first + 1 : noun, all.end);
}

/* "vowed on Sunday never to resign": the verb of the infinitive, over its day. */
static uint32_t infinitive_behind(const struct event_context *context, uint32_t first,
                                  uint32_t limit)
{
    for (uint32_t i = first; i + 1 < limit && i < first + OBJECT_MAX; i++) {
        if (token_is(context->document, i, "to"))
            return i + 1;
        if (context->timex_of_token[i] == TIMEX_NONE &&
            !token_among(context, i, SET_NEGATED_DAY))
            return TOKEN_NONE;
    }
    return TOKEN_NONE;
}

void attribution_find_object(struct event_context *context,
                             struct attribution *attribution)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    uint32_t first = attribution->trigger + 1;
    uint32_t object = attribution->arguments.object;
    if (attribution->first < attribution->end || first >= all.end ||
        (attribution->arguments.flags & PREDICATE_PASSIVE))
        return;
    if (token_at(context, first)->tag == TAG_VBG) {
        attribution->told_first = first; /* "denied having promised it" */
        attribution->told_end = first + 1;
        while (attribution->told_end < all.end &&
               !token_at(context, attribution->told_end)->is_punctuation)
            attribution->told_end++;
        return;
    }
    uint32_t infinitive = infinitive_behind(context, first, all.end);
    if ((object == TOKEN_NONE || object < first) && infinitive != TOKEN_NONE)
        object = infinitive;
    bool judged = first + 1 < all.end &&
                  token_among(context, first, SET_PRONOUN_OBJECTS) &&
                  (token_at(context, first + 1)->tag == TAG_DT ||
                   token_at(context, first + 1)->tag == TAG_JJ);
    if (judged)
        object = noun_behind(context, first + 1, all.end); /* "called it a fairy tale" */
    if (object == TOKEN_NONE || object < first)
        object = noun_behind(context, first, all.end);
    if (object == TOKEN_NONE || object < first || object >= all.end ||
        object > first + OBJECT_MAX)
        return;
    attribution->told_first = first;
    attribution->told_end = end_of_object(context, object, all.end);
}
