/* Verdicts on claims, for readers and programs. */
#ifndef DATELINE_EXPORT_ANSWER_H
#define DATELINE_EXPORT_ANSWER_H

#include "base/buffer.h"
#include "claim/claim.h"

/* One JSON object on a line, as the contract describes it. */
void export_answer_json(struct buffer *out, const struct record *timeline,
                        const struct claim_answer *answer);
/* The same for a reader: the verdict, its reason, the steps, the sentences. */
void export_answer_text(struct buffer *out, const struct record *timeline,
                        const struct claim_answer *answer);
/* schema.org ClaimReview as JSON-LD, one object on a line. */
void export_answer_review(struct buffer *out, const struct record *timeline,
                          const struct claim_answer *answer);

struct answer_format {
    const char *name;
    void (*write)(struct buffer *out, const struct record *timeline,
                  const struct claim_answer *answer);
};
/* Ended by a row without a name. */
extern const struct answer_format answer_formats[];

#endif
