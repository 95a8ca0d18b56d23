/* Two of a kind that a plural speaks of. Private to this folder. */
#ifndef DATELINE_ENTITY_PAIRS_H
#define DATELINE_ENTITY_PAIRS_H

#include "entity/finder.h"
#include "entity/focus.h"

/* What "the two ..." counts, by its noun. */
enum pair_kind { PAIR_OF_PERSONS, PAIR_OF_COUNTRIES, PAIR_OF_BODIES, PAIR_OF_SIDES };

enum pair_kind pair_kind_of(const struct finder *finder, uint32_t head);
/* "the two men", "both leaders", "the pair", "the parties"; not "the last two men". */
bool pair_is_counted(const struct finder *finder, const struct mention *mention);
/* The two whom such a phrase speaks of, the one named first in front: who alone bear the
 * title, or the last two of the kind that stand together. */
bool pair_of_phrase(const struct finder *finder, const struct focus *focus,
                    uint32_t mention, uint32_t pair[2]);
/* The same for "they": two persons of one sentence, this or one of the two before. */
bool pair_of_pronoun(const struct finder *finder, uint32_t mention, uint32_t pair[2]);

#endif
