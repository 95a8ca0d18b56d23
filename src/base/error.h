/* Filling the public error value. */
#ifndef DATELINE_BASE_ERROR_H
#define DATELINE_BASE_ERROR_H

#include <dateline/dateline.h>

/* Each accepts error == NULL. The message is cut to what the value holds. */
void error_set(dateline_error *error, dateline_error_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void error_set_at(dateline_error *error, dateline_error_code code, size_t line,
                  size_t column, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
void error_clear(dateline_error *error);

#endif
