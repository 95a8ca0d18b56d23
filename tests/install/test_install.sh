#!/bin/sh
# Installs into an empty folder, builds a program against what is there with pkg-config, runs it, and uninstalls without a trace.
set -eu
[ "${FLAVOUR:-release}" = release ] || { echo "install: only the release flavour is installed"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
make -s install DESTDIR="$work" PREFIX=/usr >/dev/null
for file in bin/dateline lib/libdateline.a lib/libdateline.so include/dateline/dateline.h lib/pkgconfig/dateline.pc share/man/man1/dateline.1; do
    [ -s "$work/usr/$file" ] || { echo "not installed: $file"; exit 1; }
done
cat > "$work/program.c" <<'EOF'
#include <dateline/dateline.h>
#include <stdio.h>
#include <string.h>
int main(void)
{
    static const char text[] = "Marit de Graaf met Jonas Halvorsen in Rotterdam on Monday.";
    dateline_error error;
    const dateline_article_options options = {.fallback_date = "2014-03-05"};
    dateline_engine *engine = dateline_engine_new(&error);
    dateline_article *article = dateline_article_new(engine, "a.txt", text, strlen(text), &options, &error);
    dateline_record *record = dateline_record_new(engine, article, &error);
    dateline_timeline *timeline = dateline_timeline_new(&record, 1, &error);
    printf("%zu %s\n", dateline_timeline_event_count(timeline), dateline_event_summary(timeline, 0));
    dateline_timeline_free(timeline);
    dateline_record_free(record);
    dateline_article_free(article);
    dateline_engine_free(engine);
    return 0;
}
EOF
export PKG_CONFIG_SYSROOT_DIR="$work" PKG_CONFIG_LIBDIR="$work/usr/lib/pkgconfig:$(pkg-config --variable pc_path pkg-config)"
cc -o "$work/program" "$work/program.c" -I"$work/usr/include" -L"$work/usr/lib" -ldateline
printed=$(LD_LIBRARY_PATH="$work/usr/lib" "$work/program")
case $printed in
"1 "*"Marit de Graaf"*) echo "install: a program linked with the shared library prints: $printed" ;;
*) echo "install: the program printed: $printed"; exit 1 ;;
esac
version=$(sed -n 's/^Version: //p' "$work/usr/lib/pkgconfig/dateline.pc")
[ "$("$work/usr/bin/dateline" --version)" = "dateline $version" ] || { echo "install: --version and pkg-config disagree"; exit 1; }
make -s uninstall DESTDIR="$work" PREFIX=/usr >/dev/null
left=$(find "$work/usr" -type f -o -type l | head -3)
[ -z "$left" ] || { echo "install: uninstall left $left"; exit 1; }
