#!/bin/sh
# Claims asked of the stories in fixtures/stories, on timelines and straight on articles: every quote of every answer stands at its
# offsets, both ways of asking read all claims, and a ClaimReview is what schema.org calls one.
set -eu
: "${DATELINE:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for story in harbour river telescope; do
    folder=fixtures/stories/$story
    grep -E '^(supported|refuted|not-enough-info|conflicting)' "fixtures/claim/$story.txt" | cut -d'|' -f2- | grep '[a-z]' > "$work/claims.txt"
    "$DATELINE" build -q -m "$folder/manifest.jsonl" -o "$work/timeline.json"
    "$DATELINE" check -q -f json "$work/timeline.json" --claims "$work/claims.txt" > "$work/timeline.jsonl"
    "$DATELINE" build -q --kind all -m "$folder/manifest.jsonl" -o "$work/all.json"
    "$DATELINE" check -q -f json "$work/all.json" --claims "$work/claims.txt" > "$work/all.jsonl"
    "$DATELINE" check -q -f json -m "$folder/manifest.jsonl" --claims "$work/claims.txt" > "$work/articles.jsonl"
    "$DATELINE" check -q -f claimreview "$work/timeline.json" --claims "$work/claims.txt" > "$work/review.jsonl"
    python3 - "$folder" "$work" <<'EOP'
import json, os, sys
folder, work = sys.argv[1:]
claims = [line.strip() for line in open(work + "/claims.txt", encoding="utf-8")]
rows = lambda name: [json.loads(line) for line in open(work + "/" + name, encoding="utf-8")]
quotes = decided = 0
for kind in ("timeline", "all"):
    timeline = json.load(open("%s/%s.json" % (work, kind), encoding="utf-8"))
    texts = {}
    for source in timeline["sources"]:
        path = source["path"] if os.path.exists(source["path"]) else os.path.join(folder, source["path"])
        texts[source["id"]] = open(path, encoding="utf-8", newline="").read()
    answers = rows(kind + ".jsonl")
    assert [a["claim"] for a in answers] == claims, kind
    for answer in answers:
        decided += answer["verdict"] in ("supported", "refuted")
        assert answer["reason"]
        assert answer["verdict"] == "not-enough-info" or answer["evidence"], answer["claim"]
        for quote in answer["evidence"] + [q for step in answer["steps"] for q in step["evidence"]]:
            stands = texts[quote["source"]][quote["start"]:quote["end"]]
            assert "<" in stands or " ".join(stands.split()) == " ".join(quote["text"].split()), (answer["claim"], quote, stands)
            quotes += 1
assert quotes > 20 and decided > 20, (quotes, decided)
on_articles = [a["verdict"] for a in rows("articles.jsonl")]
assert on_articles == [a["verdict"] for a in rows("all.jsonl")], "articles and their timeline disagree"
for review, claim in zip(rows("review.jsonl"), claims):
    assert review["@context"] == "https://schema.org" and review["@type"] == "ClaimReview", review
    assert review["claimReviewed"] == claim
    rating = review["reviewRating"]
    assert rating["@type"] == "Rating" and rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]
    assert rating["alternateName"] and review["author"]["@type"] == "Organization"
print("%s: %d claims, %d quotes at their offsets" % (folder, len(claims), quotes))
EOP
done

# What the timeline leaves out is read again in its articles, as long as they are the same.
cat > "$work/harbour.txt" <<'EOA'
Mayor Ingrid Walter fined the shipowner Paul Okello on Monday. Okello met the engineer Boris Tahl on Wednesday.
EOA
"$DATELINE" build -q -d 2020-09-10 "$work/harbour.txt" -o "$work/harbour.json"
claim='Walter fined Okello before Okello met Tahl'
"$DATELINE" check -q "$work/harbour.json" "$claim" > "$work/answer.txt"
grep -q 'supported: ' "$work/answer.txt"
grep -q 'read again in the articles' "$work/answer.txt"
echo 'It rained.' >> "$work/harbour.txt"
"$DATELINE" check -q "$work/harbour.json" "$claim" | grep -q 'not-enough-info: '
echo "articles are read again only while they are the same"

# What an editor hid does not come back from the articles.
cat > "$work/hidden.txt" <<'EOA'
Mayor Ingrid Walter telephoned the shipowner Paul Okello on Monday. Okello met the engineer Boris Tahl on Wednesday.
EOA
"$DATELINE" build -q -d 2020-09-10 "$work/hidden.txt" -o "$work/hidden.json"
"$DATELINE" check -q "$work/hidden.json" 'Walter telephoned Okello' | grep -q 'supported: '
python3 - "$work" <<'EOP'
import json, sys
work = sys.argv[1]
call = json.load(open(work + "/hidden.json", encoding="utf-8"))["events"][0]
open(work + "/corrections.jsonl", "w", encoding="utf-8").write(json.dumps({"uid": call["uid"], "action": "hide"}) + "\n")
EOP
"$DATELINE" build -q -d 2020-09-10 "$work/hidden.txt" --corrections "$work/corrections.jsonl" -o "$work/hidden.json"
"$DATELINE" check -q "$work/hidden.json" 'Walter telephoned Okello' | grep -q 'not-enough-info: '
echo "what an editor hid stays hidden"

# Nobody waits for articles that came through a pipe.
"$DATELINE" build -q -d 2020-09-10 - < "$work/hidden.txt" -o "$work/piped.json"
mkfifo "$work/never"
sed "s|\"path\":\"-\"|\"path\":\"$work/never\"|" "$work/piped.json" > "$work/never.json"
grep -q '/never"' "$work/never.json"
for timeline in piped never; do
    timeout 10 "$DATELINE" check -q "$work/$timeline.json" 'Walter fined Okello' <> "$work/never" > "$work/answer.txt"
    grep -q 'not-enough-info: ' "$work/answer.txt"
done
echo "standard input and pipes are not read again"

# A rumour is no meeting, and a report whose sentence names another day orders nothing.
cat > "$work/rumour.txt" <<'EOA'
A secretary rubbished talk that Mayor Ingrid Walter had met the shipowner Paul Okello in Malmo on Monday.

Walter met the engineer Boris Tahl on Tuesday.
EOA
"$DATELINE" build -q -d 2020-09-10 "$work/rumour.txt" -o "$work/rumour.json"
"$DATELINE" check -q "$work/rumour.json" 'Walter met Okello on September 7' 'Walter met Okello before she met Tahl' > "$work/answer.txt"
if grep -q 'supported: ' "$work/answer.txt"; then cat "$work/answer.txt"; exit 1; fi
echo "a rumour supports nothing"
# A block that begins with its verb, behind a headline that is no sentence.
printf 'The herring coalition\n\nPull up a chair. Mayor Ingrid Walter met Paul Okello on Monday.\n' > "$work/column.txt"
"$DATELINE" build -q -d 2020-09-10 "$work/column.txt" -o "$work/column.json"
"$DATELINE" check -q "$work/column.json" "Walter fined Okello" | grep -q 'not-enough-info: '
