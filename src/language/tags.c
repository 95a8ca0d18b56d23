#include "language/document.h"

static const struct slice tag_spellings[] = {
#define TAG(name, spelling) [TAG_##name] = SLICE(spelling),
#include "language/tags.def"
#undef TAG
};

static const struct slice label_spellings[] = {
#define LABEL(name, spelling) [LABEL_##name] = SLICE(spelling),
#include "language/labels.def"
#undef LABEL
};

const char *tag_name(enum tag tag)
{
    return tag_spellings[tag].data;
}

const char *label_name(enum label label)
{
    return label_spellings[label].data;
}

bool tag_from_name(struct slice name, enum tag *tag)
{
    for (unsigned i = 0; i < TAG_COUNT; i++) {
        if (slice_equal(name, tag_spellings[i])) {
            *tag = (enum tag)i;
            return true;
        }
    }
    return false;
}

bool label_from_name(struct slice name, enum label *label)
{
    for (unsigned i = 0; i < LABEL_COUNT; i++) {
        if (slice_equal(name, label_spellings[i])) {
            *label = (enum label)i;
            return true;
        }
    }
    return false;
}
