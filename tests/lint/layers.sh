#!/bin/sh
# A folder of src/ may include only itself and the folders before it in the list: prints each include that points upward.
set -u
layers="base calendar article language temporal entity event timeline claim export cli"
failed=0
allowed=
for layer in $layers; do
    allowed="$allowed $layer"
    for file in $(find "src/$layer" -name '*.c' -o -name '*.h' -o -name '*.def' | sort); do
        for target in $(sed -n 's|^ *# *include "\([a-z]*\)/.*|\1|p' "$file" | sort -u); do
            case " $allowed " in
            *" $target "*) ;;
            *) echo "$file includes \"$target/...\", which lies above $layer"; failed=1 ;;
            esac
        done
    done
done
# what only the command may touch: clock, environment, locale; and calls that have no bound
banned='(strcpy|strcat|strncpy|strncat|sprintf|vsprintf|strtok|gets|gmtime|localtime|asctime|ctime|mktime|setlocale|getenv|time|clock_gettime|gettimeofday)'
for file in $(find src -name '*.c' ! -path 'src/cli/*' ! -path 'src/trainer/*' | sort); do
    if grep -nE "(^|[^_a-zA-Z0-9>.\"])$banned\(" "$file" | grep -v '^[0-9]*: *\*\|^[0-9]*: */[/*]' | sed "s|^|$file:|" | grep .; then
        failed=1
    fi
done
[ $failed = 0 ] && echo "layers: every include points downward, no banned call"
exit $failed
