/* Lists of numbers. */
#ifndef DATELINE_BASE_NUMBERS_H
#define DATELINE_BASE_NUMBERS_H

#include <stddef.h>
#include <stdint.h>

/* Sorts the list and drops what is there twice; gives how many are left. */
size_t numbers_sort_once(uint32_t *numbers, size_t count);

#endif
