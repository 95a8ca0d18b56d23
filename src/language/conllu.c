#include "language/conllu.h"

#include "base/ascii.h"
#include "language/analysis.h"
#include "language/tokenizer.h"

/* ---- reading ---- */

struct reader {
    struct arena *arena;
    struct conllu *conllu;
    dateline_error *error;
    size_t line;    /* 1-based */
    uint32_t first; /* line that the present sentence begins with */
    uint32_t word_count;
};

static bool is_plain_number(struct slice text)
{
    for (size_t i = 0; i < text.size; i++)
        if (!ascii_is_digit(text.data[i]))
            return false;
    return text.size > 0 && text.size <= 9;
}

static uint32_t number_of(struct slice text)
{
    uint32_t number = 0;
    for (size_t i = 0; i < text.size; i++)
        number = number * 10 + (uint32_t)(text.data[i] - '0');
    return number;
}

static bool refuse(struct reader *reader, const char *what)
{
    error_set_at(reader->error, DATELINE_ERROR_INPUT, reader->line, 1,
                 "%s; CoNLL-U has ten columns with tabs between them", what);
    return false;
}

static bool read_fields(struct reader *reader, struct conllu_line *line)
{
    struct slice rest = line->text;
    for (int i = 0; i < CONLLU_FIELD_COUNT; i++) {
        line->fields[i] = slice_cut(&rest, '\t');
        if (line->fields[i].size == 0)
            return refuse(reader, "a column is empty or missing");
    }
    return rest.size == 0 || refuse(reader, "there are more than ten columns");
}

static bool read_word(struct reader *reader, struct conllu_line *line)
{
    if (!read_fields(reader, line))
        return false;
    line->is_word = is_plain_number(line->fields[CONLLU_ID]);
    if (!line->is_word)
        return true;
    if (number_of(line->fields[CONLLU_ID]) != ++reader->word_count)
        return refuse(reader, "the words are not numbered from 1 on");
    if (reader->word_count > CONLLU_SENTENCE_MAX)
        return refuse(reader, "the sentence is too long");
    struct slice form = token_normalise(reader->arena, line->fields[CONLLU_FORM]);
    token_describe(reader->arena, &line->token, form, character_classes_of(form));
    return true;
}

static void end_sentence(struct reader *reader, uint32_t end)
{
    if (reader->word_count > 0) {
        struct conllu_sentence sentence = {reader->first, end, reader->word_count};
        vector_push(reader->arena, &reader->conllu->sentences, sentence);
    }
    reader->first = end + 1;
    reader->word_count = 0;
}

static bool read_line(struct reader *reader, struct slice text)
{
    struct conllu *conllu = reader->conllu;
    if (slice_ends_with(text, "\r"))
        text.size--;
    uint32_t number = (uint32_t)conllu->lines.count;
    struct conllu_line *line = vector_add(reader->arena, &conllu->lines);
    line->text = text;
    reader->line++;
    if (text.size == 0)
        end_sentence(reader, number);
    else if (text.data[0] != '#')
        return read_word(reader, line);
    return true;
}

struct conllu *conllu_read(struct arena *arena, struct slice text, dateline_error *error)
{
    struct conllu *conllu = ARENA_NEW(arena, struct conllu);
    struct reader reader = {.arena = arena, .conllu = conllu, .error = error};
    if (text.size > CONLLU_SIZE_MAX) {
        error_set(error, DATELINE_ERROR_LIMIT, "the CoNLL-U file is too large");
        return NULL;
    }
    while (text.size > 0)
        if (!read_line(&reader, slice_cut(&text, '\n')))
            return NULL;
    end_sentence(&reader, (uint32_t)conllu->lines.count);
    return conllu;
}

/* ---- analysing ---- */

/* The words of a sentence as a row of tokens, and back. */
static void analyse_sentence(struct arena *arena, const struct language *language,
                             struct conllu *conllu,
                             const struct conllu_sentence *sentence)
{
    struct token *tokens = ARENA_NEW_ARRAY(arena, sentence->word_count, struct token);
    uint32_t count = 0;
    for (uint32_t i = sentence->first; i < sentence->end; i++)
        if (conllu->lines.items[i].is_word)
            tokens[count++] = conllu->lines.items[i].token;
    analyse(language, tokens, count, ANALYSIS_TREE);
    count = 0;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        struct conllu_line *line = &conllu->lines.items[i];
        if (!line->is_word)
            continue;
        const struct token *token = &tokens[count++];
        line->tag = token->tag;
        line->label = token->label;
        line->head = token->head == TOKEN_NONE ? 0 : token->head + 1;
    }
}

void conllu_analyse(struct arena *arena, const struct language *language,
                    struct conllu *conllu)
{
    for (size_t i = 0; i < conllu->sentences.count; i++)
        analyse_sentence(arena, language, conllu, &conllu->sentences.items[i]);
}

static void take_gold(struct conllu_line *line, uint32_t word_count)
{
    enum tag tag = TAG_NN;
    enum label label = LABEL_DEP;
    struct slice head = line->fields[CONLLU_HEAD];
    struct slice relation = line->fields[CONLLU_DEPREL];
    tag_from_name(line->fields[CONLLU_XPOS], &tag);
    if (!label_from_name(relation, &label)) /* an unknown subtype */
        label_from_name(slice_cut(&relation, ':'), &label);
    line->tag = (uint8_t)tag;
    line->label = (uint8_t)label;
    line->head = is_plain_number(head) ? number_of(head) : 0;
    if (line->head > word_count)
        line->head = 0;
}

void conllu_take_gold(struct conllu *conllu)
{
    for (size_t s = 0; s < conllu->sentences.count; s++) {
        const struct conllu_sentence *sentence = &conllu->sentences.items[s];
        for (uint32_t i = sentence->first; i < sentence->end; i++)
            if (conllu->lines.items[i].is_word)
                take_gold(&conllu->lines.items[i], sentence->word_count);
    }
}

/* ---- writing ---- */

static void write_word(const struct conllu_line *line, struct buffer *out)
{
    for (int i = 0; i < CONLLU_FIELD_COUNT; i++) {
        if (i > 0)
            buffer_add_byte(out, '\t');
        if (i == CONLLU_XPOS)
            buffer_add_text(out, tag_name(line->tag));
        else if (i == CONLLU_HEAD)
            buffer_format(out, "%u", (unsigned)line->head);
        else if (i == CONLLU_DEPREL)
            buffer_add_text(out, label_name(line->label));
        else
            buffer_add(out, line->fields[i]);
    }
    buffer_add_byte(out, '\n');
}

void conllu_write(const struct conllu *conllu, struct buffer *out)
{
    for (size_t i = 0; i < conllu->lines.count; i++) {
        const struct conllu_line *line = &conllu->lines.items[i];
        if (line->is_word) {
            write_word(line, out);
        } else {
            buffer_add(out, line->text);
            buffer_add_byte(out, '\n');
        }
    }
}
