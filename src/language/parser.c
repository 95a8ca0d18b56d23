#include "language/parser.h"

void parser_start(struct parser_state *state, const struct word *words, int count)
{
    state->words = words;
    state->count = count;
    state->buffer = 0;
    state->depth = 0;
    for (int i = 0; i <= count; i++)
        state->nodes[i] =
            (struct parser_node){.head = -1, .left = {-1, -1}, .right = {-1, -1}};
}

bool parser_done(const struct parser_state *state)
{
    return state->depth == 0 && state->buffer >= state->count;
}

/* Only the last word left on the stack may hang from the root: there is one root. */
unsigned parser_legal_moves(const struct parser_state *state)
{
    unsigned legal = 0;
    bool more = state->buffer < state->count;
    if (more)
        legal |= 1u << MOVE_SHIFT;
    if (state->depth >= 1 && (more || state->depth == 1))
        legal |= 1u << MOVE_LEFT;
    if (state->depth >= 2)
        legal |= 1u << MOVE_RIGHT;
    return legal;
}

static void attach(struct parser_state *state, int head, int dependent)
{
    struct parser_node *node = &state->nodes[head];
    state->nodes[dependent].head = (int16_t)head;
    if (dependent < head) {
        node->left[1] = node->left[0];
        node->left[0] = (int16_t)dependent;
        if (node->left_count < UINT8_MAX)
            node->left_count++;
    } else {
        node->right[1] = node->right[0];
        node->right[0] = (int16_t)dependent;
        if (node->right_count < UINT8_MAX)
            node->right_count++;
    }
}

void parser_apply(struct parser_state *state, enum move move)
{
    if (move == MOVE_SHIFT) {
        state->stack[state->depth++] = (int16_t)state->buffer++;
        return;
    }
    int dependent = state->stack[--state->depth];
    int head = move == MOVE_LEFT ? state->buffer : state->stack[state->depth - 1];
    attach(state, head, dependent);
}

/* ---- features ---- */

/* What the templates look at of one node. */
struct view {
    uint64_t tag, word;
};

static struct view view_of(const struct parser_state *state, int index)
{
    enum { TAG_NOTHING = 0, TAG_ROOT = 200, WORD_NOTHING = 1, WORD_ROOT = 3 };
    if (index < 0)
        return (struct view){TAG_NOTHING, WORD_NOTHING};
    if (index >= state->count)
        return (struct view){TAG_ROOT, WORD_ROOT};
    const struct word *word = &state->words[index];
    return (struct view){word->tag + 1u, word->lower};
}

/* The top of the stack (s0, s1, s2), the front of the buffer (n0, n1, n2), and their
 * dependents. */
struct views {
    struct view s0, s1, s2, n0, n1, n2;
    struct view s0_left, s0_left2, s0_right, s0_right2;
    struct view s1_left, s1_right, s1_right2, n0_left, n0_left2;
    uint64_t distance0, distance1; /* s0 to n0, s1 to s0 */
    uint64_t s0_left_count, s0_right_count, s1_right_count, n0_left_count;
};

static uint64_t distance_class(int from, int to)
{
    int distance = to - from;
    if (from < 0)
        return 9;
    if (distance < 5)
        return (uint64_t)distance;
    return distance < 8 ? 5 : distance < 12 ? 6 : 7;
}

static uint64_t at_most(unsigned count, unsigned limit)
{
    return count < limit ? count : limit;
}

static const struct parser_node no_node = {.left = {-1, -1}, .right = {-1, -1}};

static const struct parser_node *node_of(const struct parser_state *state, int index)
{
    return index < 0 ? &no_node : &state->nodes[index];
}

static void look(const struct parser_state *state, struct views *views)
{
    int depth = state->depth, n = state->buffer;
    int s0 = depth > 0 ? state->stack[depth - 1] : -1;
    int s1 = depth > 1 ? state->stack[depth - 2] : -1;
    int s2 = depth > 2 ? state->stack[depth - 3] : -1;
    const struct parser_node *node0 = node_of(state, s0), *node1 = node_of(state, s1);
    const struct parser_node *front = node_of(state, n);
    *views = (struct views){
        .s0 = view_of(state, s0),
        .s1 = view_of(state, s1),
        .s2 = view_of(state, s2),
        .n0 = view_of(state, n),
        .n1 = view_of(state, n + 1 <= state->count ? n + 1 : -1),
        .n2 = view_of(state, n + 2 <= state->count ? n + 2 : -1),
        .s0_left = view_of(state, node0->left[0]),
        .s0_left2 = view_of(state, node0->left[1]),
        .s0_right = view_of(state, node0->right[0]),
        .s0_right2 = view_of(state, node0->right[1]),
        .s1_left = view_of(state, node1->left[0]),
        .s1_right = view_of(state, node1->right[0]),
        .s1_right2 = view_of(state, node1->right[1]),
        .n0_left = view_of(state, front->left[0]),
        .n0_left2 = view_of(state, front->left[1]),
        .distance0 = distance_class(s0, n),
        .distance1 = distance_class(s1, s0),
        .s0_left_count = at_most(node0->left_count, 3),
        .s0_right_count = at_most(node0->right_count, 4),
        .s1_right_count = at_most(node1->right_count, 4),
        .n0_left_count = at_most(front->left_count, 3),
    };
}

#define ONE(id, a)        feature_add(features, id, a)
#define TWO(id, a, b)     feature_add(features, id, feature_pair(a, b))
#define TAGS2(a, b)       ((a) << 8 | (b))
#define TAGS3(a, b, c)    (TAGS2(a, b) << 8 | (c))
#define TAGS4(a, b, c, d) (TAGS3(a, b, c) << 8 | (d))

/* Single words, and pairs of them. */
static void word_features(const struct views *v, struct features *features)
{
    TWO(1, v->s0.word, v->s0.tag);
    ONE(2, v->s0.tag);
    ONE(3, v->s0.word);
    TWO(4, v->n0.word, v->n0.tag);
    ONE(5, v->n0.tag);
    ONE(6, v->n0.word);
    TWO(7, v->n1.word, v->n1.tag);
    ONE(8, v->n1.tag);
    ONE(9, v->n2.tag);
    TWO(10, v->s1.word, v->s1.tag);
    ONE(11, v->s1.tag);
    TWO(12, v->n2.word, v->n2.tag);
    TWO(13, feature_pair(v->s0.word, v->n0.word), TAGS2(v->s0.tag, v->n0.tag));
    TWO(14, v->s0.word, v->n0.word);
    ONE(15, TAGS2(v->s0.tag, v->n0.tag));
    TWO(16, v->s0.word, v->n0.tag);
    TWO(17, v->n0.word, v->s0.tag);
    TWO(18, v->s0.word, TAGS2(v->s0.tag, v->n0.tag));
    TWO(19, v->n0.word, TAGS2(v->s0.tag, v->n0.tag));
    ONE(20, TAGS2(v->n0.tag, v->n1.tag));
    ONE(21, TAGS2(v->s1.tag, v->s0.tag));
    TWO(22, v->s1.word, v->s0.word);
    TWO(23, v->s1.word, v->s0.tag);
    TWO(24, v->s0.word, v->s1.tag);
    ONE(25, TAGS2(v->s1.tag, v->n0.tag));
    TWO(26, v->s1.word, v->n0.word);
    TWO(27, v->s1.word, v->n0.tag);
    TWO(28, v->n0.word, v->s1.tag);
}

/* Three and four nodes, without dependents and with them. */
static void tag_features(const struct views *v, struct features *features)
{
    ONE(29, TAGS3(v->s0.tag, v->n0.tag, v->n1.tag));
    ONE(30, TAGS3(v->n0.tag, v->n1.tag, v->n2.tag));
    ONE(31, TAGS3(v->s1.tag, v->s0.tag, v->n0.tag));
    ONE(32, TAGS3(v->s2.tag, v->s1.tag, v->s0.tag));
    ONE(33, TAGS3(v->s0.tag, v->s0_left.tag, v->n0.tag));
    ONE(34, TAGS3(v->s0.tag, v->s0_right.tag, v->n0.tag));
    ONE(35, TAGS3(v->s0.tag, v->n0.tag, v->n0_left.tag));
    ONE(36, TAGS3(v->s1.tag, v->s1_right.tag, v->s0.tag));
    ONE(37, TAGS3(v->s1.tag, v->s1_left.tag, v->s0.tag));
    ONE(38, TAGS4(v->s1.tag, v->s1_right.tag, v->s0.tag, v->n0.tag));
    TWO(39, v->s1.word, TAGS2(v->s0.tag, v->n0.tag));
    TWO(40, v->s0.word, TAGS2(v->s1.tag, v->n0.tag));
    TWO(41, v->n0.word, TAGS2(v->s1.tag, v->s0.tag));
    ONE(42, TAGS4(v->s1.tag, v->s0.tag, v->n0.tag, v->n1.tag));
    ONE(43, TAGS4(v->s2.tag, v->s1.tag, v->s0.tag, v->n0.tag));
    ONE(44, TAGS3(v->s0.tag, v->s0_left.tag, v->s0_left2.tag));
    ONE(45, TAGS3(v->s0.tag, v->s0_right.tag, v->s0_right2.tag));
    ONE(46, TAGS3(v->n0.tag, v->n0_left.tag, v->n0_left2.tag));
    ONE(47, TAGS3(v->s1.tag, v->s1_right.tag, v->s1_right2.tag));
}

/* Distances, numbers of dependents, and dependents' words. */
static void dependent_features(const struct views *v, struct features *features)
{
    TWO(48, v->s0.word, v->distance0);
    ONE(49, TAGS3(v->s0.tag, v->n0.tag, v->distance0));
    ONE(50, TAGS3(v->s1.tag, v->s0.tag, v->distance1));
    ONE(51, TAGS4(v->s1.tag, v->s0.tag, v->n0.tag, v->distance1));
    TWO(52, v->s1.word, TAGS2(v->s0.tag, v->distance1));
    TWO(53, v->s0.word, TAGS2(v->s0_left_count, v->s0_right_count));
    ONE(54, TAGS3(v->s0.tag, v->s0_left_count, v->s0_right_count));
    ONE(55, TAGS3(v->n0.tag, v->n0_left.tag, v->n0_left_count));
    ONE(56, TAGS3(v->s1.tag, v->s1_right_count, v->s0.tag));
    TWO(57, v->s1.word, v->s1_right_count);
    TWO(58, v->s0.word, v->s0_right.tag);
    TWO(59, v->n0.word, v->n0_left.tag);
    TWO(60, v->s0.word, v->s0_left.tag);
    TWO(61, v->s1.word, TAGS2(v->s0.tag, v->s0_left.tag));
    TWO(62, v->s0_left.word, TAGS3(v->s1.tag, v->s0.tag, v->n0.tag));
    TWO(63, feature_pair(v->s0_left.word, v->s1.word), v->s0.tag);
    TWO(64, v->n0_left.word, TAGS2(v->s0.tag, v->n0.tag));
    TWO(65, v->s1_right.word, TAGS2(v->s1.tag, v->s0.tag));
    TWO(66, v->s0_right.word, TAGS2(v->s0.tag, v->n0.tag));
    ONE(67, TAGS4(v->s0.tag, v->s0_left.tag, v->s1.tag, v->s1_right.tag));
    ONE(68, TAGS4(v->s1.tag, v->s0.tag, v->s0_right.tag, v->n0.tag));
    ONE(69, TAGS4(v->s0.tag, v->s0_left.tag, v->n0.tag, v->n1.tag));
    TWO(70, v->s0.word, TAGS3(v->s0.tag, v->n0.tag, v->n1.tag));
}

void parser_features(const struct parser_state *state, struct features *features)
{
    struct views views;
    look(state, &views);
    features->count = 0;
    word_features(&views, features);
    tag_features(&views, features);
    dependent_features(&views, features);
    features_end(features);
}

/* ---- */

void parser_begin(struct parser *parser, struct word *words, int count)
{
    parser->words = words;
    parser_start(&parser->state, words, count);
}

/* Makes the moves that are the only legal ones. */
static void make_forced_moves(struct parser_state *state)
{
    while (!parser_done(state)) {
        unsigned legal = parser_legal_moves(state);
        if ((legal & (legal - 1)) != 0)
            return;
        parser_apply(state, (enum move)__builtin_ctz(legal));
    }
}

static void take_heads(struct parser *parser)
{
    const struct parser_state *state = &parser->state;
    for (int i = 0; i < state->count; i++) {
        int16_t head = state->nodes[i].head;
        parser->words[i].head = head == state->count ? (int16_t)-1 : head;
    }
}

bool parser_look(struct parser *parser, const struct model *model)
{
    make_forced_moves(&parser->state);
    if (parser_done(&parser->state)) {
        take_heads(parser);
        return false;
    }
    features_begin(&parser->features, model->moves, model->move_bucket_count);
    parser_features(&parser->state, &parser->features);
    return true;
}

void parser_choose(struct parser *parser)
{
    unsigned legal = parser_legal_moves(&parser->state);
    int sums[MOVE_COUNT], best = -1;
    moves_sum(&parser->features, sums);
    for (int move = 0; move < MOVE_COUNT; move++)
        if ((legal >> move & 1) && (best < 0 || sums[move] > sums[best]))
            best = move;
    parser_apply(&parser->state, (enum move)best);
}
