/* Which of the events that fit a part of a claim it speaks of. Private to this folder. */
#ifndef DATELINE_CLAIM_SELECTION_H
#define DATELINE_CLAIM_SELECTION_H

#include "claim/judge.h"

/* Surely at another place or time than the part tells. */
bool match_is_excluded(const struct match *match);
/* Surely at its place and time. */
bool match_is_certain(const struct match *match);
bool matches_any_certain(const struct match_list *matches);
/* Nobody took part but those whom the part names. */
bool match_is_exact(const struct judge *judge, const struct claim_part *part,
                    const struct match *match);
/* Nobody, or one more: an interpreter, somebody who joined. */
bool match_is_near_exact(const struct judge *judge, const struct claim_part *part,
                         const struct match *match);

/* False: the copy is empty. */
bool matches_copy(struct arena *arena, const struct match_list *from,
                  struct match_list *to);
/* Those that were held, or were planned, called off ... where the part says so. */
void matches_keep_asked(const struct judge *judge, const struct claim_part *part,
                        struct match_list *matches);
/* Those at the place and time that the part tells; the uncertain ones only as long as
 * there is no certain one. */
void matches_keep_fitting(struct match_list *matches);
/* Those that 'keep' marks, when there are some. */
void matches_keep_where(struct match_list *matches, const bool *keep);
/* Those whose form or word is the part's own, when there are some. */
void matches_keep_called(const struct judge *judge, const struct claim_part *part,
                         struct match_list *matches);
/* Those where some of the other part's people were, when there are some. */
void matches_keep_people_of(const struct judge *judge, const struct claim_part *other,
                            struct match_list *matches);
/* "A met B" means the two of them as long as there is such an occasion. */
void matches_keep_exact(struct judge *judge, const struct claim_part *part,
                        struct match_list *matches);
/* Place in 'matches' of the first, second, last ... of them; SIZE_MAX when their order is
 * open. */
size_t matches_ranked(const struct judge *judge, const struct match_list *matches,
                      uint32_t rank);
/* "The third session", without whose: of occasions of other people each only those count
 * that a source itself numbers so. */
void matches_keep_series(const struct judge *judge, const struct claim_part *part,
                         struct match_list *matches);
/* That one only; none when it is open. */
void matches_keep_ranked(const struct judge *judge, struct match_list *matches,
                         uint32_t rank);

#endif
