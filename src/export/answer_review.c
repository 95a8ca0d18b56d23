#include "export/answer.h"

#include "export/json_writer.h"
#include "export/label.h"

/* The verdict as schema.org's Rating: worst 1, best 5; open verdicts are in the middle.
 */
static const struct rating {
    const char *name;
    size_t value;
} ratings[] = {
    [VERDICT_NOT_ENOUGH_INFO] = {"Not enough information", 3},
    [VERDICT_SUPPORTED] = {"Supported", 5},
    [VERDICT_REFUTED] = {"Refuted", 1},
    [VERDICT_CONFLICTING] = {"Sources conflict", 3},
};

static void write_rating(struct json *json, const struct claim_answer *answer)
{
    const struct rating *rating = &ratings[answer->verdict];
    json_key(json, "reviewRating");
    json_open(json, '{');
    json_member(json, "@type", "Rating");
    json_member_size(json, "ratingValue", rating->value);
    json_member_size(json, "worstRating", 1);
    json_member_size(json, "bestRating", 5);
    json_member(json, "alternateName", rating->name);
    json_member(json, "ratingExplanation", answer->reason);
    json_close(json, '}');
}

static void write_citation(struct json *json, const struct record *timeline,
                           const struct span *span)
{
    const struct source *source = &timeline->sources.items[span->source];
    json_open(json, '{');
    json_member(json, "@type", "NewsArticle");
    json_member(json, "name", source->title ? source->title : label_source(source));
    json_member_if_told(json, "url", source->url);
    json_member_if_told(json, "text", span->text);
    json_close(json, '}');
}

void export_answer_review(struct buffer *out, const struct record *timeline,
                          const struct claim_answer *answer)
{
    struct json json;
    json_begin(&json, out);
    json_open(&json, '{');
    json_member(&json, "@context", "https://schema.org");
    json_member(&json, "@type", "ClaimReview");
    json_member(&json, "claimReviewed", answer->claim);
    write_rating(&json, answer);
    json_member(&json, "reviewBody", answer->reason);
    json_key(&json, "author");
    json_open(&json, '{');
    json_member(&json, "@type", "Organization");
    json_member(&json, "name", "dateline");
    json_close(&json, '}');
    json_key(&json, "citation");
    json_open(&json, '[');
    for (size_t i = 0; i < answer->evidence.count; i++)
        if (answer->evidence.items[i].source < timeline->sources.count)
            write_citation(&json, timeline, &answer->evidence.items[i]);
    json_close(&json, ']');
    json_close(&json, '}');
    buffer_add_byte(out, '\n');
}
