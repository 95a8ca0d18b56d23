/*
 * Tags and text of HTML and XML, in document order, as slices of the source: nothing is
 * copied, so every piece of text knows where it stands. Tolerant: what is no markup is
 * text. Linear in the input, whatever it holds; entities are never expanded but for the
 * predefined ones and characters' numbers and names.
 */
#ifndef DATELINE_ARTICLE_MARKUP_H
#define DATELINE_ARTICLE_MARKUP_H

#include "base/buffer.h"

#include <stdint.h>

enum markup_kind {
    MARKUP_TEXT,     /* with references still in it */
    MARKUP_VERBATIM, /* CDATA, or the inside of an element whose text is no markup */
    MARKUP_OPEN,
    MARKUP_CLOSE,
};

struct markup_token {
    enum markup_kind kind;
    size_t start, end;       /* bytes of the source */
    struct slice name;       /* of tags, as written */
    struct slice attributes; /* of opening tags, raw */
    bool self_closing;
};

struct markup {
    struct slice source;
    size_t at;
    bool html;           /* <script> and its kin hold text that is no markup */
    struct slice raw_in; /* the element just opened whose inside is verbatim */
    /* what was searched for to the end in vain is not searched for again */
    bool no_double_quote, no_single_quote, no_comment_end, no_cdata_end;
};

void markup_begin(struct markup *markup, struct slice source, bool html);
/* False at the end. Comments, declarations and processing instructions are passed over.
 */
bool markup_next(struct markup *markup, struct markup_token *token);

/* The next attribute of a raw attribute list; 'rest' moves behind it. The value is raw.
 */
bool markup_next_attribute(struct slice *rest, struct slice *name, struct slice *value);
/* The raw value of the attribute 'name' (lower case, compared without case); data is NULL
 * when there is none. */
struct slice markup_attribute(struct slice attributes, const char *name);

/*
 * The character that a reference at 'at' ("&amp;", "&#8217;") stands for. Returns its
 * length in the source, 0 when it is none.
 */
size_t markup_reference(struct slice source, size_t at, uint32_t *character);
/* A copy with all references decoded and white space at the ends cut. */
struct slice markup_decode(struct arena *arena, struct slice raw);

#endif
