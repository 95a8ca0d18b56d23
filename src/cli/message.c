#include "cli/message.h"

#include <stdarg.h>
#include <stdio.h>

enum { MESSAGE_MAX = 4096 };

/* The program has one standard error, so its state is the program's. */
static bool status_stands;

static void erase_status(void)
{
    if (status_stands)
        (void)fputs("\r\033[K", stderr);
    status_stands = false;
}

void message_status(const char *line, bool redrawn)
{
    erase_status();
    if (line) {
        (void)fprintf(stderr, "dateline: %s%s", line, redrawn ? "" : "\n");
        status_stands = redrawn;
    }
    (void)fflush(stderr);
}

static void put_harmless(const char *text)
{
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        (void)putc(byte < ' ' || byte == 0x7F ? '?' : byte, stderr);
    }
}

__attribute__((format(printf, 1, 0))) static void put_list(const char *format,
                                                           va_list arguments)
{
    char text[MESSAGE_MAX];
    (void)vsnprintf(text, sizeof text, format, arguments);
    put_harmless(text);
}

void message_at(const char *file, size_t line, size_t column, const char *format, ...)
{
    va_list arguments;
    erase_status();
    (void)fputs("dateline: ", stderr);
    if (file) {
        put_harmless(file);
        if (line)
            (void)fprintf(stderr, ":%zu", line);
        if (line && column)
            (void)fprintf(stderr, ":%zu", column);
        (void)fputs(": ", stderr);
    }
    va_start(arguments, format);
    put_list(format, arguments);
    va_end(arguments);
    (void)putc('\n', stderr);
}

void message_error(const char *file, const dateline_error *error)
{
    message_at(file, error->line, error->column, "%s", error->message);
}

void message_wrong_use(const char *format, ...)
{
    va_list arguments;
    erase_status();
    (void)fputs("dateline: ", stderr);
    va_start(arguments, format);
    put_list(format, arguments);
    va_end(arguments);
    (void)putc('\n', stderr);
}
