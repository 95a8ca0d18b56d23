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

/* All must hold; one that is refuted refutes the whole. */
static void add_finding(struct judge *judge, struct finding finding, bool first)
{
    struct claim_answer *answer = judge->answer;
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
    struct finding finding = link_verdict(judge, &judge->question->links[0]);
    answer->verdict = finding.verdict;
    answer->reason = finding.reason;
    if (finding.verdict != VERDICT_SUPPORTED && finding.verdict != VERDICT_REFUTED)
        return;
    bool first = finding.verdict == VERDICT_SUPPORTED;
    answer->verdict = VERDICT_SUPPORTED;
    answer->choice = arena_copy(judge->arena, first ? choice->first : choice->second);
    answer->reason = arena_format(
        judge->arena, "first: %s; the order follows from the sources", answer->choice);
}

void judge_question(struct judge *judge)
{
    const struct question *question = judge->question;
    bool first = true;
    judge->answer->verdict = VERDICT_NOT_ENOUGH_INFO;
    judge->answer->reason =
        "the claim names nothing that the timeline could be asked for";
    if (question->choice.asked) {
        judge_choice(judge);
        return;
    }
    for (size_t i = 0; i < question->link_count; i++) {
        add_finding(judge, link_verdict(judge, &question->links[i]), first);
        first = false;
    }
    for (uint32_t i = 0; i < question->part_count; i++) {
        if (is_linked(question, i))
            continue;
        add_finding(judge, part_verdict(judge, &question->parts[i]), first);
        first = false;
    }
    if (question->cut)
        add_finding(judge,
                    (struct finding){VERDICT_NOT_ENOUGH_INFO,
                                     "the claim is longer than what is read of one"},
                    false);
}
