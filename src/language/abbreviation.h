/* Words that are written with a period of their own: "Mr.", "Sept.", "Inc.". */
#ifndef DATELINE_LANGUAGE_ABBREVIATION_H
#define DATELINE_LANGUAGE_ABBREVIATION_H

#include "base/slice.h"

enum abbreviation {
    ABBREVIATION_NONE,
    ABBREVIATION_TITLE,
    ABBREVIATION_INNER,
    ABBREVIATION_FINAL,
    ABBREVIATION_NUMBER,
};

/* 'word' without its last period, in any case of letters. */
enum abbreviation abbreviation_find(struct slice word);

#endif
