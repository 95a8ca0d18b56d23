/* Runs a fuzz target once on each file named, so that its corpus serves as a test without
 * a fuzzing engine. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { INPUT_MAX = 16 * 1024 * 1024 };

static int replay(const char *path)
{
    FILE *file = fopen(path, "rb");
    uint8_t *data = malloc(INPUT_MAX);
    if (!file || !data) {
        (void)fprintf(stderr, "cannot read %s\n", path);
        if (file)
            (void)fclose(file);
        free(data);
        return 1;
    }
    size_t size = fread(data, 1, INPUT_MAX, file);
    (void)fclose(file);
    /* an exact copy, so that reading one byte too far is seen by the sanitizers */
    uint8_t *exact = malloc(size ? size : 1);
    if (exact) {
        for (size_t i = 0; i < size; i++)
            exact[i] = data[i];
        (void)LLVMFuzzerTestOneInput(exact, size);
    }
    free(exact);
    free(data);
    return 0;
}

int main(int count, char **paths)
{
    int failed = 0;
    for (int i = 1; i < count; i++)
        failed += replay(paths[i]);
    printf("%d inputs replayed, %d failed\n", count - 1 - failed, failed);
    return failed || count < 2;
}
