/* debug parse --conllu: sentences that are split into words already. */
#ifndef DATELINE_CLI_DEBUG_CONLLU_H
#define DATELINE_CLI_DEBUG_CONLLU_H

#include "cli/options.h"
#include "language/language.h"

/* Parses the CoNLL-U files of the operands to standard output. Returns the exit status.
 */
int debug_conllu(const struct options *options, const struct language *language);

#endif
