#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

void error_clear(dateline_error *error)
{
    if (error)
        *error = (dateline_error){.code = DATELINE_OK};
}

void error_set(dateline_error *error, dateline_error_code code, const char *format, ...)
{
    if (!error)
        return;
    va_list arguments;
    va_start(arguments, format);
    *error = (dateline_error){.code = code};
    (void)vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
}

void error_set_at(dateline_error *error, dateline_error_code code, size_t line,
                  size_t column, const char *format, ...)
{
    if (!error)
        return;
    va_list arguments;
    va_start(arguments, format);
    *error = (dateline_error){.code = code, .line = line, .column = column};
    (void)vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
}
