/* The gazetteer's tables, embedded as they stand in the source tree. */
        .section .rodata
        .macro  table name, path
        .global dateline_\name
        .hidden dateline_\name
        .global dateline_\name\()_end
        .hidden dateline_\name\()_end
dateline_\name:
        .incbin "\path"
dateline_\name\()_end:
        .endm

        table places, "src/entity/places.tsv"
        table given_names, "src/entity/given_names.tsv"
        table words, "src/entity/words.tsv"
        .section .note.GNU-stack,"",@progbits
