/*
 * A lead tells by roles what the article then tells by names: "The head of the union met
 * the company's chief executive on Monday. Anna Brask talked with Tom Reed for two hours."
 */
#ifndef DATELINE_TIMELINE_RETOLD_H
#define DATELINE_TIMELINE_RETOLD_H

#include "timeline/roles.h"

/*
 * Joins the roles of such a meeting with the people named, and notes in the record that
 * the two are one. All of them but one must be called so by some article; the last is
 * then who is left. Groups and bodies ("astronomers", "a committee") are taken for those
 * whom the very next sentence names, without being joined with them.
 */
void retold_find(struct role_matcher *matcher, struct collected_record *record);

#endif
