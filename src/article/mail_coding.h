/* Transfer encodings of mail (RFC 2045) and encoded words in its headers (RFC 2047). */
#ifndef DATELINE_ARTICLE_MAIL_CODING_H
#define DATELINE_ARTICLE_MAIL_CODING_H

#include "article/offset.h"
#include "base/buffer.h"

enum mail_coding { MAIL_IDENTITY, MAIL_QUOTED_PRINTABLE, MAIL_BASE64 };

/*
 * The bytes that 'body', a part of 'source', stands for, and the map back to 'source',
 * whose own map is 'source_map'. Base64 is mapped line by line.
 */
struct slice mail_decode_body(struct arena *arena, struct slice source, struct slice body,
                              enum mail_coding coding,
                              const struct offset_map *source_map,
                              struct offset_map **map);
/* "=?utf-8?Q?Caf=C3=A9?=" as UTF-8, in the arena. */
struct slice mail_decode_words(struct arena *arena, struct slice value);

#endif
