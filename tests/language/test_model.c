#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above before it */
#include <cmocka.h>

#include "language/blob.h"
#include "language/embedded.h"
#include "language/language.h"

#include <stdlib.h>
#include <string.h>

/* A copy of an embedded file that may be damaged, aligned as it must be. */
struct copy {
    char *bytes;
    size_t size;
};

static struct copy copy_of(struct slice bytes)
{
    size_t room = (bytes.size + BLOB_ALIGNMENT - 1) / BLOB_ALIGNMENT * BLOB_ALIGNMENT;
    struct copy copy = {aligned_alloc(BLOB_ALIGNMENT, room), bytes.size};
    assert_non_null(copy.bytes);
    memcpy(copy.bytes, bytes.data, bytes.size);
    return copy;
}

static struct blob_header header_of(const struct copy *copy)
{
    struct blob_header header;
    memcpy(&header, copy->bytes, sizeof header);
    return header;
}

/* The file with its header as given, the checksum left to the caller. */
static void put_header(struct copy *copy, const struct blob_header *header)
{
    memcpy(copy->bytes, header, sizeof *header);
}

static void assert_refused(const struct copy *model, const char *why)
{
    dateline_error error = {0};
    struct language *language = language_new_from(slice_make(model->bytes, model->size),
                                                  embedded_lexicon(), &error);
    assert_null(language);
    assert_int_equal(error.code, DATELINE_ERROR_MODEL);
    assert_non_null(strstr(error.message, why));
}

static void test_whole_model_is_accepted(void **state)
{
    (void)state;
    dateline_error error = {0};
    struct copy copy = copy_of(embedded_model());
    struct language *language =
        language_new_from(slice_make(copy.bytes, copy.size), embedded_lexicon(), &error);
    assert_non_null(language);
    language_free(language);
    free(copy.bytes);
}

static void test_damage_is_found(void **state)
{
    (void)state;
    enum { PLACES = 40 };
    struct copy copy = copy_of(embedded_model());
    for (size_t i = 0; i < PLACES; i++) {
        size_t at = sizeof(struct blob_header) +
                    i * (copy.size - sizeof(struct blob_header)) / PLACES;
        copy.bytes[at] ^= (char)(1 << i % 8);
        assert_refused(&copy, "checksum");
        copy.bytes[at] ^= (char)(1 << i % 8);
    }
    free(copy.bytes);
}

static void test_cut_file_is_refused(void **state)
{
    (void)state;
    struct copy copy = copy_of(embedded_model());
    size_t whole = copy.size;
    copy.size = whole - 1;
    assert_refused(&copy, "checksum");
    copy.size = sizeof(struct blob_header);
    assert_refused(&copy, "checksum");
    copy.size = sizeof(struct blob_header) - 1;
    assert_refused(&copy, "cut short");
    copy.size = 0;
    assert_refused(&copy, "cut short");
    free(copy.bytes);
}

static void test_foreign_file_is_refused(void **state)
{
    (void)state;
    struct copy copy = copy_of(embedded_model());
    const struct blob_header good = header_of(&copy);
    struct blob_header header = good;
    header.magic[0] = 'X';
    put_header(&copy, &header);
    assert_refused(&copy, "not a file of dateline");
    header = good;
    header.version++;
    put_header(&copy, &header);
    assert_refused(&copy, "version");
    header = good;
    header.templates++;
    put_header(&copy, &header);
    assert_refused(&copy, "templates");
    header = good;
    header.section_count--;
    put_header(&copy, &header);
    assert_refused(&copy, "sections");
    header = good;
    header.sections[0].size = UINT32_MAX;
    put_header(&copy, &header);
    assert_refused(&copy, "outside");
    free(copy.bytes);
}

/* Sections that are whole but of the wrong size or content. */
static void test_wrong_sections_are_refused(void **state)
{
    (void)state;
    struct copy copy = copy_of(embedded_model());
    const struct blob_header good = header_of(&copy);
    for (uint32_t i = 0; i < good.section_count; i++) {
        struct blob_header header = good;
        header.sections[i].size = 1;
        put_header(&copy, &header);
        assert_refused(&copy, "wrong size");
    }
    free(copy.bytes);
}

static void test_lexicon_is_no_model(void **state)
{
    (void)state;
    struct copy copy = copy_of(embedded_lexicon());
    assert_refused(&copy, "another kind");
    free(copy.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole_model_is_accepted),
        cmocka_unit_test(test_damage_is_found),
        cmocka_unit_test(test_cut_file_is_refused),
        cmocka_unit_test(test_foreign_file_is_refused),
        cmocka_unit_test(test_wrong_sections_are_refused),
        cmocka_unit_test(test_lexicon_is_no_model),
    };
    return cmocka_run_group_tests_name("model", tests, NULL, NULL);
}
