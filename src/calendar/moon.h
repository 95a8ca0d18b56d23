/*
 * How far the moon stands from the sun, and when it reaches a phase.
 *
 * After J. Meeus, "Astronomical Algorithms", chapters 25 and 47, with the terms above
 * three hundredths of a degree: a new moon comes out to within a quarter of an hour for
 * the years 1600 to 2400. No library of mathematics is needed, so that every machine
 * counts the same. Total functions, thread-safe.
 */
#ifndef DATELINE_CALENDAR_MOON_H
#define DATELINE_CALENDAR_MOON_H

/* The time near 'day' at which the moon stands 'degrees' east of the sun: 0 new moon, 180
 * full moon. Days from 1970-01-01T00:00 UTC. */
double moon_phase_near(double day, double degrees);
/* The first new moon at or after 'day'. */
double moon_new_from(double day);

#endif
