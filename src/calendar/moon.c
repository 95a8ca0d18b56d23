#include "calendar/moon.h"

/* Mean motion of the moon from the sun, degrees a day, and its month. */
static const double DEGREES_A_DAY = 12.190749;
static const double MONTH = 29.530588861;

static double whole_below(double value)
{
    double whole = (double)(long long)value;

    return whole > value ? whole - 1 : whole;
}

/* Into [-180, 180). */
static double turned(double degrees)
{
    return degrees - 360 * whole_below((degrees + 180) / 360);
}

/* By its series: the terms left out are below 1e-9 within a quarter turn. */
static double sine(double degrees)
{
    const double pi = 3.14159265358979323846;
    double angle = turned(degrees), x, term, sum;

    if (angle > 90)
        angle = 180 - angle;
    else if (angle < -90)
        angle = -180 - angle;
    x = angle * pi / 180;
    term = sum = x;
    for (int n = 2; n <= 14; n += 2) {
        term *= -x * x / (n * (n + 1));
        sum += term;
    }
    return sum;
}

/* Multiples of the arguments D, M, M', F and the coefficient, degrees. */
struct term {
    signed char elongation, sun, moon, latitude;
    double degrees;
};
static const struct term terms[] = {
    {0, 0, 1, 0, 6.288774},  {2, 0, -1, 0, 1.274027},  {2, 0, 0, 0, 0.658314},
    {0, 0, 2, 0, 0.213618},  {0, 1, 0, 0, -0.185116},  {0, 0, 0, 2, -0.114332},
    {2, 0, -2, 0, 0.058793}, {2, -1, -1, 0, 0.057066}, {2, 0, 1, 0, 0.053322},
    {2, -1, 0, 0, 0.045758}, {0, 1, -1, 0, -0.040923}, {1, 0, 0, 0, -0.034720},
    {0, 1, 1, 0, -0.030383}, {0, 1, 0, 0, -1.914602}, /* of the sun */
    {0, 2, 0, 0, -0.019993},
};

static double elongation_at(double day)
{
    const double day_of_2000 = 10957.5, days_in_century = 36525;
    double t = (day - day_of_2000) / days_in_century;
    double d = 297.8501921 + 445267.1114034 * t;
    double sun = 357.5291092 + 35999.0502909 * t;
    double moon = 134.9633964 + 477198.8675055 * t;
    double latitude = 93.2720950 + 483202.0175233 * t;
    double sum = d;

    for (unsigned i = 0; i < sizeof terms / sizeof terms[0]; i++) {
        const struct term *term = &terms[i];
        sum += term->degrees * sine(term->elongation * d + term->sun * sun +
                                    term->moon * moon + term->latitude * latitude);
    }
    return sum;
}

double moon_phase_near(double day, double degrees)
{
    enum { STEPS = 6 }; /* each is ten times as near */

    for (int i = 0; i < STEPS; i++)
        day -= turned(elongation_at(day) - degrees) / DEGREES_A_DAY;
    return day;
}

double moon_new_from(double day)
{
    double moon = moon_phase_near(day, 0);

    if (moon < day)
        moon = moon_phase_near(moon + MONTH, 0);
    return moon;
}
