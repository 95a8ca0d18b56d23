/* Which of "06/12/2013" is the day, as far as an article tells. */
#ifndef DATELINE_ARTICLE_DAY_ORDER_H
#define DATELINE_ARTICLE_DAY_ORDER_H

#include "base/slice.h"

enum day_order { ORDER_UNKNOWN, ORDER_DAY_FIRST, ORDER_MONTH_FIRST };

/*
 * By the other dates of the same shape ("25/12/2013" can be read in one way only), and by
 * the country that a page names with its language ("en-GB"). Unknown where dates
 * contradict each other.
 */
enum day_order day_order_of(struct slice source);

#endif
