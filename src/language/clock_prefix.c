#include "language/clock_prefix.h"

#include "base/ascii.h"

enum { HOUR = 3600, MINUTE = 60, FORM_MAX = 5, ZONE_MAX = 4 };

/* What is read of the tokens. */
struct reading {
    int32_t hour, minute;
    bool colon;    /* "18:35", not "18.35" or "9" */
    bool meridiem; /* "am", "pm" */
    uint32_t next;
};

static bool is_one_of(const struct token *token, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_is(token->lower, words[i]))
            return true;
    return false;
}

/* "18:35", "4.45", "9". */
static bool read_digits(struct slice form, struct reading *reading)
{
    int32_t numbers[2] = {0, 0};
    size_t marks = 0, behind = 0;
    if (form.size > FORM_MAX)
        return false;
    for (size_t i = 0; i < form.size; i++) {
        if (ascii_is_digit(form.data[i])) {
            numbers[marks] = 10 * numbers[marks] + (form.data[i] - '0');
            behind += marks;
        } else if (i > 0 && marks == 0 && (form.data[i] == ':' || form.data[i] == '.')) {
            reading->colon = form.data[i] == ':';
            marks = 1;
        } else {
            return false;
        }
    }
    reading->hour = numbers[0];
    reading->minute = numbers[1];
    return numbers[0] < 24 && numbers[1] < 60 && behind == 2 * marks &&
           form.size - behind <= 2 + marks;
}

static void read_meridiem(const struct token *token, struct reading *reading)
{
    static const char *const before_noon[] = {"am", "a.m.", "a.m"};
    static const char *const after_noon[] = {"pm", "p.m.", "p.m"};
    bool late = is_one_of(token, after_noon, 3);
    if (!late && !is_one_of(token, before_noon, 3))
        return;
    reading->meridiem = true;
    reading->next++;
    reading->hour = reading->hour % 12 + (late ? 12 : 0);
}

/* "CET", "BST". */
static bool is_zone(const struct token *token)
{
    for (size_t i = 0; i < token->form.size; i++)
        if (!ascii_is_upper(token->form.data[i]))
            return false;
    return token->form.size > 1 && token->form.size <= ZONE_MAX;
}

static bool sets_off(const struct token *token)
{
    static const char *const marks[] = {"-", "--", "–", "—", ":", "|", "]"};
    return is_one_of(token, marks, sizeof marks / sizeof *marks);
}

static bool begins_telling(const struct token *token)
{
    static const char *const quotes[] = {"\"", "``", "“"};
    return token->capitalised || is_one_of(token, quotes, sizeof quotes / sizeof *quotes);
}

/* "Friday," or "Friday", as ISO 8601 counts; 0: none. */
static int read_weekday(const struct token *tokens, uint32_t end, struct reading *reading)
{
    static const char *const days[] = {"monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday"};
    uint32_t at = reading->next;
    for (int i = 0; at + 2 < end && i < 7; i++) {
        if (!slice_is(tokens[at].lower, days[i]))
            continue;
        reading->next += slice_is(tokens[at + 1].form, ",") ? 2 : 1;
        return i + 1;
    }
    return 0;
}

bool clock_prefix_find(const struct token *tokens, uint32_t first, uint32_t end,
                       struct clock_prefix *prefix)
{
    struct reading reading = {.next = first};
    bool bracket = first < end && slice_is(tokens[first].form, "[");
    reading.next += bracket;
    int weekday = first < end && tokens[first].capitalised
                      ? read_weekday(tokens, end, &reading)
                      : 0;
    if (reading.next >= end || !tokens[reading.next].has_digit ||
        !read_digits(tokens[reading.next].form, &reading))
        return false;
    reading.next++;
    if (reading.next < end)
        read_meridiem(&tokens[reading.next], &reading);
    uint32_t mark = reading.next;
    if (mark + 1 < end && is_zone(&tokens[mark]) && sets_off(&tokens[mark + 1]))
        mark++;
    uint32_t next = mark;
    while (next < end && sets_off(&tokens[next]))
        next++;
    bool alone = next == mark && (weekday > 0 ? reading.colon || reading.meridiem
                                              : reading.colon && !reading.meridiem);
    if ((next == mark && !alone) || (next < end && !begins_telling(&tokens[next])))
        return false;
    *prefix = (struct clock_prefix){weekday,
                                    reading.hour * HOUR + reading.minute * MINUTE, next};
    return true;
}
