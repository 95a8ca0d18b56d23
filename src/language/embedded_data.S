/* The model and the lexicon as read-only data. The alignment is BLOB_ALIGNMENT. */
    .section .rodata
    .hidden dateline_model_start, dateline_model_end
    .global dateline_model_start, dateline_model_end
    .balign 64
dateline_model_start:
    .incbin "src/language/model.bin"
dateline_model_end:
    .hidden dateline_lexicon_start, dateline_lexicon_end
    .global dateline_lexicon_start, dateline_lexicon_end
    .balign 64
dateline_lexicon_start:
    .incbin "src/language/lexicon.bin"
dateline_lexicon_end:
    .byte 0
    .section .note.GNU-stack, "", %progbits
