#include "entity/focus.h"

#include <string.h>

void focus_on(struct finder *finder, struct focus *focus, uint32_t entity,
              uint32_t mention)
{
    struct focus_item item = {
        entity,
        finder_token(finder, finder->entities->mentions.items[mention].first)->sentence,
        UINT32_MAX, UINT32_MAX, mention};
    bool in_quote = finder->entities->mentions.items[mention].in_quote;
    unsigned at = 0;
    while (at < focus->count && focus->items[at].entity != entity)
        at++;
    if (at < focus->count) {
        item.subject_sentence = focus->items[at].subject_sentence;
        item.reported_sentence = focus->items[at].reported_sentence;
    } else if (focus->count < FOCUS_SIZE) {
        at = focus->count++;
    } else {
        at = FOCUS_SIZE - 1;
    }
    if (!in_quote)
        item.reported_sentence = item.sentence;
    if (finder->details.items[mention].subject && !in_quote)
        item.subject_sentence = item.sentence;
    memmove(&focus->items[1], &focus->items[0], at * sizeof item);
    focus->items[0] = item;
}
