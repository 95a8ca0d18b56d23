/* The files of the page, embedded as they are. */
    .section .rodata
    .macro embed name, path
    .global \name
    .global \name\()_end
    .hidden \name
    .hidden \name\()_end
\name:
    .incbin "\path"
\name\()_end:
    .byte 0
    .endm

    embed page_html, "src/export/page/timeline.html"
    embed page_style, "src/export/page/timeline.css"
    embed page_script, "src/export/page/timeline.js"

    .section .note.GNU-stack, "", %progbits
