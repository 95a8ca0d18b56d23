/* Tags by spelling alone: function words from a table, the rest by suffix. */
#include "base/ascii.h"
#include "language/document.h"

struct known_word {
    struct slice word;
    enum tag tag;
};

static const struct known_word known_words[] = {
#define WORD(word, tag) {SLICE(word), TAG_##tag},
    WORD("the", DT) WORD("a", DT) WORD("an", DT) WORD("this", DT) WORD("that", IN)
        WORD("of", IN) WORD("in", IN) WORD("on", IN) WORD("at", IN) WORD("with", IN) WORD(
            "by", IN) WORD("for", IN) WORD("from", IN) WORD("after", IN) WORD("before",
                                                                              IN)
            WORD("between", IN) WORD("during", IN) WORD("about", IN) WORD("to", TO) WORD(
                "and", CC) WORD("but", CC) WORD("or", CC) WORD("he", PRP) WORD("she", PRP)
                WORD("it", PRP) WORD("they", PRP) WORD("we", PRP) WORD("i", PRP) WORD(
                    "him", PRP) WORD("her", PRP_POSSESSIVE) WORD("his", PRP_POSSESSIVE)
                    WORD("their", PRP_POSSESSIVE) WORD("will", MD) WORD("would", MD) WORD(
                        "may", MD) WORD("might", MD)
                        WORD("could", MD) WORD("should", MD) WORD("can", MD) WORD(
                            "is", VBZ) WORD("are", VBP)
                            WORD("was", VBD) WORD("were", VBD) WORD("be", VB)
                                WORD("been", VBN) WORD("has", VBZ) WORD("have", VBP)
                                    WORD("had", VBD) WORD("not", RB) WORD("n't", RB) WORD(
                                        "said", VBD) WORD("told", VBD)
                                        WORD("met", VBD) WORD("held", VBD) WORD(
                                            "says",
                                            VBZ) WORD("who", WP)
                                            WORD("which", WDT) WORD("'s", POS) WORD(
                                                ".", PERIOD) WORD("!", PERIOD)
                                                WORD("?", PERIOD) WORD(",", COMMA)
                                                    WORD(":", COLON) WORD(";", COLON)
                                                        WORD("--", COLON) WORD("-", HYPH)
                                                            WORD("(", BRACKET_OPEN) WORD(
                                                                ")", BRACKET_CLOSE)
                                                                WORD("\"", QUOTE_CLOSE)
#undef WORD
};

static enum tag tag_by_spelling(const struct token *token, bool first)
{
    for (size_t i = 0; i < sizeof known_words / sizeof *known_words; i++)
        if (slice_equal(known_words[i].word, token->lower))
            return known_words[i].tag;
    if (token->is_punctuation)
        return TAG_SYM;
    if (token->has_digit)
        return TAG_CD;
    if (token->capitalised && !first)
        return TAG_NNP;
    if (slice_ends_with(token->lower, "ing"))
        return TAG_VBG;
    if (slice_ends_with(token->lower, "ed"))
        return TAG_VBD;
    if (slice_ends_with(token->lower, "ly"))
        return TAG_RB;
    if (slice_ends_with(token->lower, "s"))
        return TAG_NNS;
    return token->capitalised ? TAG_NNP : TAG_NN;
}

void document_tag(struct document *document, uint32_t index)
{
    struct sentence *sentence = &document->sentences.items[index];
    if (sentence->tagged)
        return;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        struct token *token = &document->tokens.items[i];
        token->tag = (uint8_t)tag_by_spelling(token, i == sentence->first);
    }
    sentence->tagged = true;
}

void document_parse(struct document *document, uint32_t index)
{
    document_tag(document, index);
    document->sentences.items[index].parsed = true;
}

struct slice document_lemma(struct document *document, uint32_t token)
{
    return document->tokens.items[token].lower;
}
