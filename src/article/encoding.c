#include "article/encoding.h"

#include "base/ascii.h"
#include "base/eight.h"
#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

enum {
    SAMPLE_SIZE = 65536, /* looked at to tell text from other files */
    CONTROL_SHARE = 50,  /* one control character in so many bytes is no text */
    DAMAGED_SHARE = 20,  /* UTF-8 with one damaged place in so many characters */
    DAMAGED_LENIENT = 3, /* ... or so few places altogether */
    BYTE_VALUES = 256,
    UNDEFINED = UTF8_REPLACEMENT,
    SEQUENCE_MAX = 8,  /* bytes of one character, or of an escape sequence */
    CONVERTED_MAX = 4, /* characters that they may be */
};

#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define NATIVE_UTF32 "UTF-32BE"
#else
#define NATIVE_UTF32 "UTF-32LE"
#endif

/* 0x80..0x9F of Windows-1252 (WHATWG Encoding Standard, index windows-1252). */
static const uint16_t windows_1252[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

/* A text that grows while its map does. */
struct decoder {
    struct arena *arena;
    char *data;
    size_t size;
    struct offset_map *map;
    struct file_position at; /* in the file */
    size_t replaced;
};

const char *encoding_binary_kind(struct slice bytes)
{
    static const struct {
        struct slice magic;
        const char *kind;
    } kinds[] = {
#define BINARY_KIND(magic, kind) {SLICE(magic), kind},
#include "article/binary_kinds.def"
#undef BINARY_KIND
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (bytes.size >= kinds[i].magic.size &&
            memcmp(bytes.data, kinds[i].magic.data, kinds[i].magic.size) == 0)
            return kinds[i].kind;
    return NULL;
}

size_t encoding_line_of(struct slice text, size_t offset)
{
    size_t line = 1;
    struct slice before = slice_part(text, 0, offset);
    while (before.size != 0) {
        const char *end = memchr(before.data, '\n', before.size);
        if (!end)
            break;
        line++;
        before = slice_part(before, (size_t)(end - before.data) + 1, before.size);
    }
    return line;
}

static bool is_odd_control(unsigned char byte)
{
    return (byte < 0x20 && !(byte >= '\t' && byte <= '\r') && byte != 0x1B) ||
           byte == 0x7F;
}

/* Past pieces of eight bytes without control characters. */
static size_t skip_printed(struct slice text, size_t at)
{
    for (; at + 8 <= text.size; at += 8) {
        uint64_t eight = eight_at(text.data + at);
        if (eight_in(eight, 0, 0x1F) != 0 || eight_has(eight, 0x7F) != 0)
            break;
    }
    return at;
}

/* NUL bytes, or many control characters. */
static bool looks_binary(struct slice bytes)
{
    struct slice sample = slice_part(bytes, 0, SAMPLE_SIZE);
    size_t odd = 0;
    for (size_t i = 0; (i = skip_printed(sample, i)) < sample.size; i++) {
        if (sample.data[i] == '\0')
            return true;
        odd += is_odd_control((unsigned char)sample.data[i]);
    }
    return odd * CONTROL_SHARE > sample.size;
}

/* Text in UTF-16 without a byte order mark: every other byte of English is NUL. */
static const char *utf16_by_look(struct slice bytes)
{
    struct slice sample = slice_part(bytes, 0, 512);
    size_t zeros[2] = {0, 0};
    if (sample.size == 0 || !memchr(sample.data, '\0', sample.size))
        return NULL;
    for (size_t i = 0; i + 1 < sample.size; i += 2) {
        zeros[0] += sample.data[i] == '\0';
        zeros[1] += sample.data[i + 1] == '\0';
    }
    size_t units = sample.size / 2;
    if (units < 4)
        return NULL;
    if (zeros[1] * 10 >= units * 7 && zeros[0] == 0)
        return "UTF-16LE";
    if (zeros[0] * 10 >= units * 7 && zeros[1] == 0)
        return "UTF-16BE";
    return NULL;
}

/* The next byte at or after 'at' that is no ASCII or a carriage return. */
static size_t skip_plain_ascii(struct slice bytes, size_t at)
{
    for (; at + 8 <= bytes.size; at += 8) {
        uint64_t eight = eight_at(bytes.data + at);
        if ((eight & EIGHT_TOPS) != 0 || eight_has(eight, '\r') != 0)
            break;
    }
    while (at < bytes.size && (unsigned char)bytes.data[at] < 0x80 &&
           bytes.data[at] != '\r')
        at++;
    return at;
}

struct utf8_census {
    size_t characters, damaged; /* beyond ASCII */
    size_t first_damaged;       /* SIZE_MAX: none */
    size_t returns;
};

static struct utf8_census take_census(struct slice bytes)
{
    struct utf8_census census = {.first_damaged = SIZE_MAX};
    for (size_t at = 0; (at = skip_plain_ascii(bytes, at)) < bytes.size;) {
        uint32_t character;
        size_t length = utf8_decode(slice_part(bytes, at, bytes.size), &character);
        census.returns += bytes.data[at] == '\r';
        census.characters += length > 1;
        if (length == 0 && census.damaged++ == 0)
            census.first_damaged = at;
        at += length ? length : 1;
    }
    return census;
}

static void add_run(struct decoder *decoder, bool verbatim)
{
    offset_map_add(decoder->arena, decoder->map,
                   (struct offset_run){.target = (uint32_t)decoder->size,
                                       .verbatim = verbatim,
                                       .source = decoder->at.byte,
                                       .character = decoder->at.character});
}

/* One character of the text that stands for 'bytes' bytes of the file. */
static void add_single(struct decoder *decoder, uint32_t character, size_t bytes,
                       size_t characters)
{
    add_run(decoder, false);
    decoder->size += utf8_encode(character, decoder->data + decoder->size);
    decoder->at.byte += bytes;
    decoder->at.character += characters;
}

/* The end of a piece that begins at 'start', at most OFFSET_RUN_MAX long, whole
 * characters. */
static size_t piece_end(struct slice bytes, size_t start, size_t end)
{
    if (end - start <= OFFSET_RUN_MAX)
        return end;
    size_t cut = start + OFFSET_RUN_MAX;
    while (((unsigned char)bytes.data[cut] & 0xC0u) == 0x80u)
        cut--;
    return cut;
}

/* Bytes that are their own text; they stand there already. */
static void map_verbatim(struct decoder *decoder, struct slice bytes, size_t start,
                         size_t end)
{
    while (start < end) {
        size_t stop = piece_end(bytes, start, end);
        struct slice piece = slice_part(bytes, start, stop);
        add_run(decoder, true);
        decoder->size += piece.size;
        decoder->at.byte += piece.size;
        decoder->at.character +=
            decoder->map->ascii ? piece.size : offset_count_characters(piece);
        start = stop;
    }
}

static void copy_verbatim(struct decoder *decoder, struct slice bytes, size_t start,
                          size_t end)
{
    if (start == end)
        return;
    memcpy(decoder->data + decoder->size, bytes.data + start, end - start);
    map_verbatim(decoder, bytes, start, end);
}

/* A carriage return at 'at': alone or before a line feed it is a line end. Returns its
 * length. */
static size_t add_line_end(struct decoder *decoder, struct slice bytes, size_t at)
{
    bool pair = at + 1 < bytes.size && bytes.data[at + 1] == '\n';
    add_single(decoder, '\n', pair ? 2 : 1, pair ? 2 : 1);
    return pair ? 2 : 1;
}

/* No article has so many odd characters and lines and so short ones: the map stays within
 * bounds. */
static bool is_crowded(const struct decoder *decoder, size_t at)
{
    enum { RUNS_FREE = 50000, BYTES_PER_RUN = 40 };
    return decoder->map->runs.count > RUNS_FREE + at / BYTES_PER_RUN;
}

static void decode_utf8(struct decoder *decoder, struct slice bytes)
{
    size_t start = 0, at = 0;
    while ((at = skip_plain_ascii(bytes, at)) < bytes.size) {
        uint32_t character;
        size_t length = utf8_decode(slice_part(bytes, at, bytes.size), &character);
        /* in a crowd a carriage return stays what it is, white space */
        if (length > 1 || (length == 1 && is_crowded(decoder, at))) {
            at += length;
            continue;
        }
        copy_verbatim(decoder, bytes, start, at);
        if (length == 0) {
            add_single(decoder, UTF8_REPLACEMENT, 1, 1);
            decoder->replaced++;
            at++;
        } else {
            at += add_line_end(decoder, bytes, at);
        }
        start = at;
    }
    copy_verbatim(decoder, bytes, start, bytes.size);
}

static void decode_bytes(struct decoder *decoder, struct slice bytes,
                         const uint32_t table[BYTE_VALUES])
{
    size_t run_start = 0;
    bool in_run = false;
    for (size_t at = 0; at < bytes.size;) {
        if (bytes.data[at] == '\r' && !is_crowded(decoder, at)) {
            at += add_line_end(decoder, bytes, at);
            in_run = false;
            continue;
        }
        if (!in_run || decoder->size - run_start > OFFSET_RUN_MAX) {
            add_run(decoder, true);
            run_start = decoder->size;
            in_run = true;
        }
        uint32_t character = table[(unsigned char)bytes.data[at]];
        decoder->replaced += character == UNDEFINED;
        decoder->size += utf8_encode(character, decoder->data + decoder->size);
        decoder->at.byte++;
        decoder->at.character++;
        at++;
    }
}

size_t encoding_utf16_character(struct slice bytes, size_t at, bool big,
                                uint32_t *character)
{
    const unsigned char *p = (const unsigned char *)bytes.data + at;
    if (at + 2 > bytes.size) {
        *character = UTF8_REPLACEMENT;
        return 1;
    }
    uint32_t unit = big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
    *character = unit;
    if (unit < 0xD800 || unit > 0xDBFF || at + 4 > bytes.size)
        return 2;
    uint32_t low = big ? (uint32_t)p[2] << 8 | p[3] : (uint32_t)p[3] << 8 | p[2];
    if (low < 0xDC00 || low > 0xDFFF)
        return 2;
    *character = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    return 4;
}

/* A carriage return of 'length' bytes at 'at' and the line feed behind it: their bytes. */
static size_t add_line_end_utf16(struct decoder *decoder, struct slice bytes, size_t at,
                                 size_t length, bool big)
{
    uint32_t next = 0;
    size_t more = at + length < bytes.size
                      ? encoding_utf16_character(bytes, at + length, big, &next)
                      : 0;
    bool pair = next == '\n';
    add_single(decoder, '\n', pair ? length + more : length, pair ? 2 : 1);
    return pair ? length + more : length;
}

static void decode_utf16(struct decoder *decoder, struct slice bytes, bool big)
{
    size_t run_start = 0;
    bool in_run = false;
    for (size_t at = 0; at < bytes.size;) {
        uint32_t character;
        size_t length = encoding_utf16_character(bytes, at, big, &character);
        if (character == '\r' && !is_crowded(decoder, at)) {
            at += add_line_end_utf16(decoder, bytes, at, length, big);
            in_run = false;
            continue;
        }
        bool damaged = length == 1 || (character >= 0xD800 && character < 0xE000);
        decoder->replaced += damaged;
        if (damaged)
            character = UTF8_REPLACEMENT; /* of two bytes as well, but for the last */
        if (!in_run || length == 1 || decoder->size - run_start > OFFSET_RUN_MAX) {
            add_run(decoder, length != 1);
            run_start = decoder->size;
            in_run = true;
        }
        decoder->size += utf8_encode(character, decoder->data + decoder->size);
        decoder->at.byte += length;
        decoder->at.character++;
        at += length;
    }
}

static void windows_1252_table(uint32_t table[BYTE_VALUES])
{
    for (uint32_t i = 0; i < BYTE_VALUES; i++)
        table[i] = i >= 0x80 && i < 0xA0 ? windows_1252[i - 0x80] : i;
}

/* A single-byte character set by its name; false when it is not one. */
static bool named_table(const char *name, uint32_t table[BYTE_VALUES])
{
    iconv_t converter = iconv_open("UTF-32LE", name);
    if ((intptr_t)converter == -1)
        return false;
    bool single = true;
    for (int i = 0; i < BYTE_VALUES && single; i++) {
        char in = (char)i, *from = &in;
        unsigned char out[8] = {0};
        char *to = (char *)out;
        size_t left = 1, room = sizeof out;
        (void)iconv(converter, NULL, NULL, NULL, NULL);
        size_t result = iconv(converter, &from, &left, &to, &room);
        bool done = result != (size_t)-1 && left == 0 && room == sizeof out - 4;
        /* an undefined byte is rejected; the first of several waits for more */
        single = i >= 0x80 || (done && out[0] == i);
        table[i] =
            done ? out[0] | (uint32_t)out[1] << 8 | (uint32_t)out[2] << 16 : UNDEFINED;
    }
    iconv_close(converter);
    size_t defined = 0;
    for (int i = 0x80; i < BYTE_VALUES; i++)
        defined += table[i] != UNDEFINED;
    return single && defined >= 32;
}

/* Latin-1 on the web means Windows-1252 (WHATWG Encoding Standard). */
static bool means_windows_1252(const char *name)
{
    static const char *const names[] = {"iso-8859-1",   "latin1", "latin-1",
                                        "us-ascii",     "ascii",  "iso8859-1",
                                        "windows-1252", "cp1252"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (slice_is_ignoring_case(slice_of(name), names[i]))
            return true;
    return false;
}

static bool names_utf8(const char *name)
{
    return slice_is_ignoring_case(slice_of(name), "utf-8") ||
           slice_is_ignoring_case(slice_of(name), "utf8");
}

/* ---- several bytes a character ---- */

struct multibyte_set {
    const char *name, *converter;
    bool stateful;
};

static const struct multibyte_set *find_multibyte(const char *name)
{
    static const struct multibyte_set sets[] = {
#define MULTIBYTE_SET(name, converter, stateful) {name, converter, stateful},
#include "article/multibyte_sets.def"
#undef MULTIBYTE_SET
    };
    for (size_t i = 0; name && i < sizeof sets / sizeof sets[0]; i++)
        if (slice_is_ignoring_case(slice_of(name), sets[i].name))
            return &sets[i];
    return NULL;
}

/* What the fewest bytes at 'at' mean: their number; how many characters they are. 0 bytes:
 * nothing. */
static size_t convert_some(iconv_t converter, struct slice bytes, size_t at,
                           uint32_t characters[CONVERTED_MAX], size_t *count)
{
    for (size_t size = 1; size <= SEQUENCE_MAX && at + size <= bytes.size; size++) {
        char piece[SEQUENCE_MAX], *from = piece, *to = (char *)characters;
        size_t left = size, room = CONVERTED_MAX * sizeof characters[0];
        memcpy(piece, bytes.data + at, size);
        size_t result = iconv(converter, &from, &left, &to, &room);
        if (left < size) {
            *count = CONVERTED_MAX - room / sizeof characters[0];
            return size - left;
        }
        if (result == (size_t)-1 && errno != EINVAL)
            break;
    }
    return 0;
}

/* False when too many characters need an entry of the map: no English does. */
static bool decode_multibyte(struct decoder *decoder, struct slice bytes,
                             iconv_t converter)
{
    size_t start = 0, at = 0;
    bool in_run = false;
    while (at < bytes.size) {
        uint32_t characters[CONVERTED_MAX];
        if (is_crowded(decoder, at))
            return false;
        size_t count = 0;
        if (bytes.data[at] == '\r') {
            at += add_line_end(decoder, bytes, at);
            in_run = false;
            continue;
        }
        size_t size = convert_some(converter, bytes, at, characters, &count);
        bool plain = size == 1 && count == 1 && characters[0] < 0x80;
        if (plain && (!in_run || decoder->size - start >= OFFSET_RUN_MAX)) {
            add_run(decoder, true);
            start = decoder->size;
        }
        in_run = plain;
        if (plain) {
            decoder->data[decoder->size++] = (char)characters[0];
            decoder->at.byte++;
            decoder->at.character++;
        } else if (size == 0) {
            decoder->replaced++;
            add_single(decoder, UTF8_REPLACEMENT, 1, 1);
        } else if (count == 0) {
            decoder->at.byte += size; /* an escape sequence */
        }
        for (size_t i = 0; i < count && !plain; i++)
            add_single(decoder, characters[i], i + 1 == count ? size : 0, 1);
        at += size ? size : 1;
    }
    return true;
}

/* False when the C library does not know the set, or the text is none to read in it. */
static bool decode_by_set(struct decoder *decoder, struct slice bytes,
                          const struct multibyte_set *set, struct decoded *decoded)
{
    iconv_t converter = iconv_open(NATIVE_UTF32, set->converter);
    if ((intptr_t)converter == -1)
        return false;
    struct decoder before = *decoder;
    size_t runs = decoder->map->runs.count;
    decoder->data = arena_alloc(decoder->arena, bytes.size * UTF8_MAX + UTF8_MAX);
    decoder->map->unit = UNIT_BYTE;
    bool done = decode_multibyte(decoder, bytes, converter);
    iconv_close(converter);
    if (done) {
        decoded->encoding = set->name;
    } else {
        decoder->map->runs.count = runs;
        *decoder = before;
    }
    return done;
}

static bool is_nearly_utf8(const struct utf8_census *census, const char *declared)
{
    if (census->damaged == 0 || (declared && names_utf8(declared)))
        return true;
    return census->characters >= census->damaged * DAMAGED_SHARE ||
           (census->damaged <= DAMAGED_LENIENT && census->characters > census->damaged);
}

static void decode_single_bytes(struct decoder *decoder, struct slice bytes,
                                const char *declared, struct decoded *decoded)
{
    uint32_t table[BYTE_VALUES] = {0};
    bool known =
        declared && !means_windows_1252(declared) && named_table(declared, table);
    if (!known)
        windows_1252_table(table);
    decoded->encoding = known ? declared : "windows-1252";
    decoded->guessed = !known && !(declared && means_windows_1252(declared));
    decoder->map->unit = UNIT_BYTE;
    decode_bytes(decoder, bytes, table);
}

static void decode_marked(struct decoder *decoder, struct slice bytes, size_t mark,
                          const char *encoding)
{
    decoder->at.byte += mark;
    decoder->at.character += mark != 0;
    decoder->map->unit = UNIT_UTF16;
    decode_utf16(decoder, slice_part(bytes, mark, bytes.size),
                 strcmp(encoding, "UTF-16BE") == 0);
}

const char *encoding_utf16_kind(struct slice bytes, size_t *mark)
{
    *mark = 2;
    if (slice_starts_with(bytes, "\xFF\xFE"))
        return "UTF-16LE";
    if (slice_starts_with(bytes, "\xFE\xFF"))
        return "UTF-16BE";
    *mark = 0;
    return utf16_by_look(bytes);
}

static bool check_is_text(struct slice bytes, const char *utf16, dateline_error *error)
{
    const char *kind = encoding_binary_kind(bytes);
    if (!kind && !utf16 && looks_binary(bytes))
        kind = "a binary file";
    if (kind && !utf16)
        error_set(error, DATELINE_ERROR_INPUT,
                  "this is %s, not an article; save its text or page and give that",
                  kind);
    return !kind || utf16;
}

static void decode_by_census(struct decoder *decoder, struct slice bytes,
                             const char *declared, const struct utf8_census *census,
                             struct decoded *decoded)
{
    if (census->damaged != 0)
        decoded->odd_line = encoding_line_of(bytes, census->first_damaged);
    const struct multibyte_set *set = find_multibyte(declared);
    bool nearly = is_nearly_utf8(census, declared);
    if (set && (!nearly || (set->stateful && census->characters == 0)) &&
        decode_by_set(decoder, bytes, set, decoded))
        return;
    if (!nearly) {
        decode_single_bytes(decoder, bytes, declared, decoded);
        return;
    }
    decoded->encoding = "UTF-8";
    decode_utf8(decoder, bytes);
}

/* UTF-8 without a carriage return and without damage, as mostly: what is to be done is to
 * count. */
static bool is_its_own_text(struct slice bytes, const char *declared,
                            const struct utf8_census *census)
{
    const struct multibyte_set *set = find_multibyte(declared);
    return bytes.size != 0 && census->damaged == 0 && census->returns == 0 &&
           !(set && set->stateful && census->characters == 0);
}

static void decode_in_place(struct decoder *decoder, struct slice bytes,
                            const struct utf8_census *census, bool borrow)
{
    decoder->map->ascii = census->characters == 0;
    if (borrow) {
        map_verbatim(decoder, bytes, 0, bytes.size);
        return;
    }
    decoder->data = arena_take(decoder->arena, bytes.size);
    copy_verbatim(decoder, bytes, 0, bytes.size);
}

/* Text that nothing was written for is the bytes themselves. */
static bool finish(struct decoder *decoder, struct slice bytes, struct decoded *decoded)
{
    decoded->text = slice_make(decoder->data ? decoder->data : bytes.data, decoder->size);
    decoded->replaced = decoder->replaced;
    decoder->map->text = decoded->text;
    add_run(decoder, true);
    decoded->offsets = decoder->map;
    return true;
}

bool encoding_decode(struct arena *arena, struct slice bytes, const char *declared,
                     struct file_position position, bool borrow, struct decoded *decoded,
                     dateline_error *error)
{
    *decoded = (struct decoded){.encoding = "UTF-8"};
    size_t mark;
    const char *utf16 = encoding_utf16_kind(bytes, &mark);
    if (!check_is_text(bytes, utf16, error))
        return false;
    struct decoder decoder = {.arena = arena, .at = position};
    decoder.map = ARENA_NEW(arena, struct offset_map);
    if (utf16) {
        decoded->encoding = utf16;
        decoder.data = arena_alloc(arena, bytes.size / 2 * 3 + UTF8_MAX);
        decode_marked(&decoder, bytes, mark, utf16);
    } else {
        size_t skip = slice_starts_with(bytes, "\xEF\xBB\xBF") ? 3 : 0;
        decoder.at.byte += skip;
        decoder.at.character += skip != 0;
        bytes = slice_part(bytes, skip, bytes.size);
        struct utf8_census census = take_census(bytes);
        if (is_its_own_text(bytes, declared, &census)) {
            decode_in_place(&decoder, bytes, &census, borrow);
            return finish(&decoder, bytes, decoded);
        }
        /* a damaged byte or one of a single-byte set becomes up to three */
        size_t beyond_ascii = census.damaged * 3 + census.characters * 9;
        decoder.data = arena_alloc(arena, bytes.size + beyond_ascii + UTF8_MAX);
        decode_by_census(&decoder, bytes, declared, &census, decoded);
    }
    return finish(&decoder, bytes, decoded);
}
