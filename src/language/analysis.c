#include "language/analysis.h"

#include "language/labeller.h"
#include "language/parser.h"
#include "language/repair.h"
#include "language/tagger.h"

/* The words' heads and labels as those of the piece's tokens. */
static void take_tree(const struct word *words, struct token *piece, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        piece[i].label = words[i].label;
        piece[i].head = words[i].head < 0 ? TOKEN_NONE : (uint32_t)words[i].head;
    }
}

/* Makes the piece that begins at 'first' a part of its sentence, whose root is 'root', or
 * TOKEN_NONE for the first piece. Returns the sentence's root. */
static uint32_t join_piece(struct token *tokens, uint32_t first, uint32_t count,
                           uint32_t root)
{
    uint32_t piece_root = TOKEN_NONE;
    for (uint32_t i = first; i < first + count; i++) {
        struct token *token = &tokens[i];
        if (token->head != TOKEN_NONE) {
            token->head += first;
            continue;
        }
        piece_root = i;
        token->head = root;
        if (root != TOKEN_NONE)
            token->label = LABEL_PARATAXIS;
    }
    return root == TOKEN_NONE ? piece_root : root;
}

/* ---- one sentence on its way ---- */

/*
 * Most of the time goes into waiting for the weights, which lie far from the processor.
 * Some sentences therefore take turns: while the weights for one are fetched, the others
 * go on.
 */
enum { JOBS = 3 };

enum stage { STAGE_START, STAGE_TAGGING, STAGE_PARSING, STAGE_LABELLING, STAGE_DONE };

struct job {
    const struct language *language;
    enum analysis analysis;
    struct token_row row;
    enum stage stage;
    uint32_t first; /* token of the piece */
    uint32_t root;  /* of the sentence, once its first piece is done */
    struct repair repair;
    union {
        struct tagger tagger;
        struct parser parser;
        struct labeller labeller;
    } work;
    struct word words[WORDS_MAX]; /* of the piece */
};

static void describe(struct job *job)
{
    const struct language *language = job->language;
    for (uint32_t i = 0; i < job->repair.count; i++)
        word_prefetch(&job->repair.tokens[i], &language->lexicon, &language->model);
    for (uint32_t i = 0; i < job->repair.count; i++) {
        word_describe(&job->words[i], &job->repair.tokens[i], &language->lexicon);
        word_look_up(&job->words[i], &language->model);
    }
}

/* Words that were tagged before. */
static void describe_tagged(struct job *job)
{
    for (uint32_t i = 0; i < job->repair.count; i++)
        word_spell_tagged(&job->words[i], &job->repair.tokens[i]);
}

static void start_parsing(struct job *job)
{
    job->stage = STAGE_PARSING;
    parser_begin(&job->work.parser, job->words, (int)job->repair.count);
}

static void start_piece(struct job *job)
{
    uint32_t left = job->row.count - job->first;
    job->repair = (struct repair){&job->language->lexicon, job->row.tokens + job->first,
                                  left < WORDS_MAX ? left : WORDS_MAX};
    if (job->analysis == ANALYSIS_TREE_OF_TAGS) {
        describe_tagged(job);
        start_parsing(job);
        return;
    }
    describe(job);
    job->stage = STAGE_TAGGING;
    tagger_start(&job->work.tagger, job->words, (int)job->repair.count);
}

static void end_piece(struct job *job)
{
    job->first += job->repair.count;
    job->stage = job->first < job->row.count ? STAGE_START : STAGE_DONE;
}

static void end_tagging(struct job *job)
{
    for (uint32_t i = 0; i < job->repair.count; i++)
        job->repair.tokens[i].tag = job->words[i].tag;
    repair_tags(&job->repair);
    if (job->analysis == ANALYSIS_TAGS) {
        end_piece(job);
        return;
    }
    for (uint32_t i = 0; i < job->repair.count; i++)
        job->words[i].tag = job->repair.tokens[i].tag;
    start_parsing(job);
}

static void end_labelling(struct job *job)
{
    take_tree(job->words, job->repair.tokens, job->repair.count);
    repair_tree(&job->repair);
    job->root = join_piece(job->row.tokens, job->first, job->repair.count, job->root);
    end_piece(job);
}

/* Goes on until something is to be chosen; false when the sentence is done. */
static bool job_look(struct job *job)
{
    const struct model *model = &job->language->model;
    while (job->stage != STAGE_DONE) {
        switch (job->stage) {
        case STAGE_START:
            start_piece(job);
            break;
        case STAGE_TAGGING:
            if (tagger_look(&job->work.tagger, model))
                return true;
            end_tagging(job);
            break;
        case STAGE_PARSING:
            if (parser_look(&job->work.parser, model))
                return true;
            job->stage = STAGE_LABELLING;
            labeller_begin(&job->work.labeller, job->words, (int)job->repair.count);
            break;
        case STAGE_LABELLING:
            if (labeller_look(&job->work.labeller, model))
                return true;
            end_labelling(job);
            break;
        case STAGE_DONE:
            break;
        }
    }
    return false;
}

static void job_choose(struct job *job)
{
    const struct model *model = &job->language->model;
    if (job->stage == STAGE_TAGGING)
        tagger_choose(&job->work.tagger, model);
    else if (job->stage == STAGE_PARSING)
        parser_choose(&job->work.parser);
    else
        labeller_choose(&job->work.labeller, model);
}

/* ---- many sentences ---- */

struct job_queue {
    const struct language *language;
    const struct token_row *rows;
    size_t count, next;
    enum analysis analysis;
};

/* Starts the next sentences until one has something to be chosen; false when there are
 * no more. */
static bool queue_take(struct job_queue *queue, struct job *job)
{
    while (queue->next < queue->count) {
        job->language = queue->language;
        job->analysis = queue->analysis;
        job->row = queue->rows[queue->next++];
        job->stage = job->row.count > 0 ? STAGE_START : STAGE_DONE;
        job->first = 0;
        job->root = TOKEN_NONE;
        if (job_look(job))
            return true;
    }
    return false;
}

void analyse_rows(const struct language *language, const struct token_row *rows,
                  size_t count, enum analysis analysis)
{
    struct job_queue queue = {language, rows, count, 0, analysis};
    struct job jobs[JOBS];
    bool busy[JOBS];
    unsigned working = 0;
    for (unsigned i = 0; i < JOBS; i++)
        working += busy[i] = queue_take(&queue, &jobs[i]);
    while (working > 0) {
        for (unsigned i = 0; i < JOBS; i++) {
            if (!busy[i])
                continue;
            job_choose(&jobs[i]);
            busy[i] = job_look(&jobs[i]) || queue_take(&queue, &jobs[i]);
            working -= !busy[i];
        }
    }
}

void analyse(const struct language *language, struct token *tokens, uint32_t count,
             enum analysis analysis)
{
    struct token_row row = {tokens, count};
    analyse_rows(language, &row, 1, analysis);
}
