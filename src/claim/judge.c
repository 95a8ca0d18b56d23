#include "claim/judge.h"

#include "claim/link_verdict.h"
#include "claim/part_verdict.h"

static bool is_linked(const struct question *question, uint32_t part)
{
    for (size_t i = 0; i < question->link_count; i++)
        if (question->links[i].from == part || question->links[i].to == part)
            return true;
    return false;
}

/* The words of the claim from the first of two parts to the end of the other. */
static const char *text_between(const struct judge *judge, const struct claim_part *a,
                                const struct claim_part *b)
{
    uint32_t first = a->first < b->first ? a->first : b->first;
    uint32_t end = a->end > b->end ? a->end : b->end;
    return arena_copy(judge->arena, document_text(judge->question->document, first, end));
}

/* All must hold; one that is refuted refutes the whole. */
static void add_finding(struct judge *judge, struct finding finding,
                        const struct claim_part *a, const struct claim_part *b)
{
    struct claim_answer *answer = judge->answer;
    bool first = answer->parts.count == 0;
    struct claim_part_answer part = {text_between(judge, a, b), finding.verdict,
                                     finding.reason};
    vector_push(judge->arena, &answer->parts, part);
    answer->is_missing = answer->is_missing || finding.is_missing;
    answer->is_doubted = answer->is_doubted || finding.is_doubted;
    static const int weight[] = {[VERDICT_SUPPORTED] = 0,
                                 [VERDICT_NOT_ENOUGH_INFO] = 1,
                                 [VERDICT_CONFLICTING] = 2,
                                 [VERDICT_REFUTED] = 3};
    if (!first && weight[finding.verdict] <= weight[answer->verdict])
        return;
    answer->verdict = finding.verdict;
    answer->reason = finding.reason;
}

/* "which first?": either order is an answer. */
static void judge_choice(struct judge *judge)
{
    const struct claim_choice *choice = &judge->question->choice;
    struct claim_answer *answer = judge->answer;
    struct finding finding = choice_verdict(judge);
    answer->verdict = finding.verdict;
    answer->reason = finding.reason;
    answer->is_missing = finding.is_missing;
    if (finding.verdict != VERDICT_SUPPORTED && finding.verdict != VERDICT_REFUTED)
        return;
    bool first = finding.verdict == VERDICT_SUPPORTED;
    answer->verdict = VERDICT_SUPPORTED;
    answer->choice = arena_copy(judge->arena, first ? choice->first : choice->second);
    answer->reason = arena_format(
        judge->arena, "first: %s; the order follows from the sources", answer->choice);
}

static void leave_open(struct claim_answer *answer)
{
    if (answer->verdict == VERDICT_REFUTED)
        return;
    answer->verdict = VERDICT_NOT_ENOUGH_INFO;
    answer->reason = "the claim is longer than what is read of one";
}

void judge_question(struct judge *judge)
{
    const struct question *question = judge->question;
    judge->answer->verdict = VERDICT_NOT_ENOUGH_INFO;
    judge->answer->reason =
        "the claim names nothing that the timeline could be asked for";
    if (question->choice.asked) {
        judge_choice(judge);
        return;
    }
    for (size_t i = 0; i < question->link_count; i++) {
        const struct claim_link *link = &question->links[i];
        add_finding(judge, link_verdict(judge, link), &question->parts[link->from],
                    &question->parts[link->to]);
    }
    for (uint32_t i = 0; i < question->part_count; i++) {
        const struct claim_part *part = &question->parts[i];
        if (!is_linked(question, i))
            add_finding(judge, part_verdict(judge, part), part, part);
    }
    if (question->cut)
        leave_open(judge->answer);
    if (judge->answer->verdict != VERDICT_NOT_ENOUGH_INFO)
        judge->answer->is_missing = false;
}
