/*
 * Speed of tagging alone, and of tagging and parsing, on CoNLL-U files: best of five
 * runs, tokens given. Prints MB/s of the words with one blank each.
 */
#include "language/analysis.h"
#include "language/conllu.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { RUNS = 5, MEMORY_MAX = 4000, FILE_MAX = 256 << 20 };

struct bench {
    const struct language *language;
    const char *path;
};

static struct slice read_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    VECTOR(char) bytes = {0};
    size_t got = 1;
    while (file && got > 0 && bytes.count < FILE_MAX) {
        vector_reserve(arena, &bytes, 1 << 16);
        got = fread(bytes.items + bytes.count, 1, 1 << 16, file);
        bytes.count += got;
    }
    if (file)
        fclose(file);
    return slice_make(bytes.items, bytes.count);
}

/* All words in a row; returns their size with a blank each. */
static size_t collect(const struct conllu *conllu, struct token *tokens)
{
    size_t size = 0, count = 0;
    for (size_t i = 0; i < conllu->lines.count; i++) {
        if (!conllu->lines.items[i].is_word)
            continue;
        tokens[count++] = conllu->lines.items[i].token;
        size += conllu->lines.items[i].token.form.size + 1;
    }
    return size;
}

static double best_time(const struct bench *bench, const struct conllu *conllu,
                        const struct token_row *rows, enum analysis kind)
{
    double best = 1e9;
    for (int run = 0; run < RUNS; run++) {
        clock_t start = clock();
        analyse_rows(bench->language, rows, conllu->sentences.count, kind);
        double took = (double)(clock() - start) / CLOCKS_PER_SEC;
        best = took < best ? took : best;
    }
    return best;
}

static void run(struct arena *arena, void *context)
{
    const struct bench *bench = context;
    dateline_error error = {0};
    struct conllu *conllu = conllu_read(arena, read_file(arena, bench->path), &error);
    if (!conllu || conllu->sentences.count == 0) {
        fprintf(stderr, "%s: no sentences: %s\n", bench->path, error.message);
        return;
    }
    struct token *tokens = ARENA_NEW_ARRAY(arena, conllu->lines.count, struct token);
    struct token_row *rows =
        ARENA_NEW_ARRAY(arena, conllu->sentences.count, struct token_row);
    double size = (double)collect(conllu, tokens) / 1e6;
    size_t first = 0;
    for (size_t i = 0; i < conllu->sentences.count; i++) {
        rows[i] =
            (struct token_row){tokens + first, conllu->sentences.items[i].word_count};
        first += rows[i].count;
    }
    double tags = best_time(bench, conllu, rows, ANALYSIS_TAGS);
    double trees = best_time(bench, conllu, rows, ANALYSIS_TREE);
    printf("%-8s tags %.1f MB/s, tags and trees %.2f MB/s\n", "language", size / tags,
           size / trees);
}

int main(int count, char **paths)
{
    dateline_error error;
    struct language *language = language_new(&error);
    if (!language) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    for (int i = 1; i < count; i++) {
        struct bench bench = {language, paths[i]};
        struct arena *arena = arena_new((size_t)MEMORY_MAX << 20);
        if (!arena || !arena_run(arena, run, &bench))
            fprintf(stderr, "%s: out of memory\n", paths[i]);
        arena_free(arena);
    }
    language_free(language);
    return 0;
}
