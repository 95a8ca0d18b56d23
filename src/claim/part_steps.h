/* The steps of reading one part of a claim, each in a file of its own: its trigger, places,
 * people and words. Private to this folder. */
#ifndef DATELINE_CLAIM_PART_STEPS_H
#define DATELINE_CLAIM_PART_STEPS_H

#include "claim/part.h"

/* part.c */
/* What the claim writes there. */
struct slice part_text(const struct reader *reader, uint32_t first, uint32_t end);

/* part_trigger.c */
/* The kinds of event that the token may tell, 0 for none; 'form' as part.form. */
unsigned part_kinds_of(const struct reader *reader, uint32_t token, const char **form);
/* "called off", "called the meeting off". */
bool part_calls_off(const struct reader *reader, uint32_t token);
/* Behind "that", or behind another verb of a statement: of what was said. */
bool part_is_content(const struct reader *reader, const struct claim_part *part,
                     uint32_t token);
/* Finds the word that tells the part's event, its kinds and form. */
void part_find_trigger(struct reader *reader, struct claim_part *part);

/* part_place.c */
/* "in", "at", "near" ... */
bool part_is_locative(const struct reader *reader, uint32_t token);
/* "at a hotel in Lillehammer": two at most. */
void part_add_place(struct claim_part *part, struct slice place);
/* Takes the place that begins at the token; false: none does. */
bool part_take_place(struct reader *reader, struct claim_part *part, uint32_t token);
/* "at the central bank", "in hospital": a place, not a party; it is taken. */
bool part_stands_at(struct reader *reader, struct claim_part *part, uint32_t token);
/* "at the airport", "in her office". */
void part_take_common_place(struct reader *reader, struct claim_part *part,
                            uint32_t token);
/* "at the provincial office", though the sources know an office; it is taken. */
bool part_is_common_place(struct reader *reader, struct claim_part *part,
                          const struct name_use *use);

/* part_people.c */
/* "about X": spoken of. */
bool part_after_topic(const struct reader *reader, const struct claim_part *part,
                      uint32_t token);
/* Takes the known name at the token. */
void part_take_name(struct reader *reader, struct claim_part *part, uint32_t token);
/* Takes the name that begins at the token, of whom the timeline knows nothing. */
void part_take_unknown(struct reader *reader, struct claim_part *part, uint32_t token);
/* "met the minister", of whom the timeline has no name. */
void part_take_unknown_role(struct reader *reader, struct claim_part *part,
                            uint32_t token);
/* A name by its tag, or a capitalised word that is no other. */
bool part_reads_as_name(const struct reader *reader, uint32_t token);

/* part_words.c */
/* A word that has told nothing yet and by which an event is known. */
bool part_is_telling(const struct reader *reader, uint32_t token);
/* Common places, unknown roles and the words that an event is known by. */
void part_take_words(struct reader *reader, struct claim_part *part);

#endif
