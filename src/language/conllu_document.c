#include "base/ascii.h"
#include "language/conllu.h"

/* A text on one line: every white space is one blank. */
static void write_text(struct slice text, struct buffer *out)
{
    bool blank = false;
    for (size_t i = 0; i < text.size; i++) {
        bool space = ascii_is_space(text.data[i]);
        if (!space)
            buffer_add_byte(out, text.data[i]);
        else if (!blank)
            buffer_add_byte(out, ' ');
        blank = space;
    }
}

static void write_token(struct document *document, const struct sentence *sentence,
                        uint32_t index, struct buffer *out)
{
    const struct token *token = &document->tokens.items[index];
    struct file_position start = article_locate(document->article, token->start);
    struct file_position end = article_locate_end(document->article, token->end);
    buffer_format(out, "%u\t", (unsigned)(index - sentence->first + 1));
    write_text(document_text(document, index, index + 1), out);
    buffer_add_byte(out, '\t');
    if (sentence->tagged)
        buffer_add(out, document_lemma(document, index));
    else
        buffer_add_byte(out, '_');
    buffer_format(out, "\t_\t%s\t_\t", sentence->tagged ? tag_name(token->tag) : "_");
    if (sentence->parsed)
        buffer_format(
            out, "%u\t%s",
            token->head == TOKEN_NONE ? 0 : (unsigned)(token->head - sentence->first + 1),
            label_name(token->label));
    else
        buffer_add_text(out, "_\t_");
    buffer_format(out, "\t_\tstart=%zu|end=%zu%s\n", start.character, end.character,
                  token->space_after ? "" : "|SpaceAfter=No");
}

void conllu_write_document(struct document *document, struct buffer *out)
{
    for (size_t i = 0; i < document->sentences.count; i++) {
        const struct sentence *sentence = &document->sentences.items[i];
        buffer_format(out, "# sent_id = %zu\n# text = ", i + 1);
        write_text(document_text(document, sentence->first, sentence->end), out);
        buffer_add_byte(out, '\n');
        for (uint32_t t = sentence->first; t < sentence->end; t++)
            write_token(document, sentence, t, out);
        buffer_add_byte(out, '\n');
    }
}
