/* CSV (RFC 4180) and tab-separated values: the first line names the columns. */
#include "article/record_reader.h"

#include <string.h>

/* The end of the field at 'at'; *value is its raw text. */
static size_t read_field(struct slice record, size_t at, char separator,
                         struct slice *value, bool *quoted)
{
    *quoted = at < record.size && record.data[at] == '"';
    size_t start = at + *quoted, end = start;
    if (*quoted)
        for (; end < record.size; end++)
            if (record.data[end] == '"') {
                if (end + 1 == record.size || record.data[end + 1] != '"')
                    break;
                end++;
            }
    if (!*quoted)
        while (end < record.size && record.data[end] != separator &&
               record.data[end] != '\n' && record.data[end] != '\r')
            end++;
    *value = slice_part(record, start, end);
    while (end < record.size && record.data[end] != separator)
        end++;
    return end;
}

/* Comma, semicolon or tab: the one that stands most often in the first line. */
static char find_separator(struct slice line)
{
    static const char separators[] = ",;\t";
    size_t most = 0;
    char best = ',';
    for (size_t i = 0; separators[i]; i++) {
        size_t count = 0;
        for (size_t k = 0; k < line.size; k++)
            count += line.data[k] == separators[i];
        if (count > most) {
            most = count;
            best = separators[i];
        }
    }
    return best;
}

static struct slice first_line(struct slice text)
{
    if (slice_starts_with(text, "\xEF\xBB\xBF"))
        text = slice_part(text, 3, text.size);
    struct slice rest = text;
    return slice_trim(slice_cut(&rest, '\n'));
}

bool csv_is_one(const struct reader_options *options, struct slice front)
{
    struct slice line = first_line(front), value;
    char separator = find_separator(line);
    bool text = false, quoted;
    size_t known = 0, count = 0;
    if (line.size > 4096 || line.size == 0)
        return false;
    for (size_t at = 0; at <= line.size; at++) {
        int rank;
        at = read_field(line, at, separator, &value, &quoted);
        enum item_field field = item_field_from_name(options, slice_trim(value), &rank);
        text = text || field == ITEM_TEXT;
        known += field != ITEM_NONE;
        count++;
    }
    /* a table of headlines has no text; its records say so one by one */
    return known >= 2 && (text ? known * 3 >= count : known == count);
}

static void read_columns(struct reader *reader, struct slice line)
{
    reader->separator = find_separator(line);
    reader->column_count = 0;
    for (size_t at = 0; at <= line.size && reader->column_count < CSV_COLUMNS_MAX; at++) {
        struct slice value;
        bool quoted;
        at = read_field(line, at, reader->separator, &value, &quoted);
        size_t column = reader->column_count++;
        reader->columns[column] = item_field_from_name(
            &reader->options, slice_trim(value), &reader->column_ranks[column]);
    }
}

/* The length of the record at the window's front: to the line end outside quotation
 * marks; 0 at the end, SIZE_MAX past the limit. */
static size_t record_length(struct reader *reader)
{
    size_t at = 0;
    bool quoted = false;
    for (;;) {
        struct slice window = stream_window(&reader->stream);
        for (; at < window.size; at++) {
            if (window.data[at] == '"')
                quoted = !quoted;
            else if (window.data[at] == '\n' && !quoted)
                return at + 1;
        }
        if (window.size > READER_RECORD_MAX)
            return SIZE_MAX;
        if (!stream_fill(&reader->stream, window.size + 1))
            return window.size;
    }
}

static void keep_columns(const struct reader *reader, struct item *item)
{
    struct slice record = item->record.text;
    while (record.size != 0 && record.data[record.size - 1] == '\n')
        record.size--;
    size_t column = 0;
    for (size_t at = 0; at <= record.size && column < reader->column_count; at++) {
        struct slice value;
        bool quoted;
        at = read_field(record, at, reader->separator, &value, &quoted);
        item_keep(item, reader->columns[column], value,
                  quoted ? CODING_CSV : CODING_PLAIN, reader->column_ranks[column]);
        column++;
    }
}

enum reader_result csv_next_record(struct reader *reader, struct arena *arena,
                                   struct article **article, dateline_error *error)
{
    if (reader->column_count == 0) {
        size_t head = record_length(reader);
        if (head == SIZE_MAX)
            return record_too_large(reader, error);
        read_columns(reader,
                     first_line(slice_part(stream_window(&reader->stream), 0, head)));
        stream_consume(&reader->stream, head);
    }
    for (;;) {
        size_t length = record_length(reader);
        if (length == 0)
            return READER_END;
        if (length == SIZE_MAX)
            return record_too_large(reader, error);
        if (slice_trim(slice_part(stream_window(&reader->stream), 0, length)).size == 0) {
            stream_consume(&reader->stream, length);
            continue;
        }
        struct item item = {0};
        if (!record_begin(reader, arena, length, &item, error))
            return READER_SKIPPED;
        keep_columns(reader, &item);
        return record_finish(&item, article, error);
    }
}
