/*
 * Who is who across articles: the actors of all records, joined where their names, titles
 * and company say that they are one, kept apart where something speaks against it. Actors
 * of one record are never joined: the article's own room saw more of them.
 */
#ifndef DATELINE_TIMELINE_PEOPLE_H
#define DATELINE_TIMELINE_PEOPLE_H

#include "timeline/collection.h"

struct people {
    VECTOR(struct actor) items; /* in the order of first sight */
};

/* Fills 'people' and each record's map from its actors to them. */
void people_match(struct collection *collection, struct people *people);

#endif
