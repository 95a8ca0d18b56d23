/* Records as `dateline extract` writes them, for measuring: make_records COUNT. The same
 * count gives the same bytes. */
#include "calendar/date.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { PEOPLE = 100, DAYS = 730, DAY_FIRST = 15700 };

static const char *const given[] = {"Anna", "Tom",   "Ines", "Otto", "Lena",
                                    "Karl", "Maria", "Jon",  "Ruth", "Paul"};
static const char *const families[] = {"Brask",  "Reed",  "Marrow", "Tarell", "Linde",
                                       "Holm",   "Quist", "Varga",  "Osei",   "Petrov",
                                       "Duarte", "Falk",  "Greco",  "Ibsen",  "Jansen",
                                       "Kovacs", "Lopez", "Moreau", "Novak",  "Okafor"};
static const char *const places[] = {"Geneva", "Vienna", "Oslo", "Lisbon", "Nairobi"};
enum { GIVEN = 10, FAMILIES = 20, PLACES = 5 };

static uint32_t random_state = 7;

static uint32_t draw(uint32_t below)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % below;
}

/* Letters make of 200 names as many families as are wanted. */
static void write_name(uint32_t person)
{
    printf("%s %s%c%c", given[person % GIVEN], families[person / GIVEN % FAMILIES],
           'a' + (int)(person / (GIVEN * FAMILIES)) % 26, 'n');
}

static void write_day(int32_t day)
{
    struct date date = date_from_days(day);
    printf("%04d-%02d-%02d", (int)date.year, (int)date.month, (int)date.day);
}

static void write_time(int32_t day)
{
    printf("\"time\":{\"earliest\":\"");
    write_day(day);
    printf("T00:00:00\",\"latest\":\"");
    write_day(day);
    printf("T23:59:59\",\"granularity\":\"day\",\"extent\":\"within\",\"timezone\":null,"
           "\"timex\":\"");
    write_day(day);
    printf("\",\"edtf\":\"");
    write_day(day);
    printf("\",\"modifier\":null,\"expression\":\"Tuesday\",\"basis\":\"explicit\","
           "\"anchor\":null}");
}

static void write_person(uint32_t number, uint32_t person)
{
    printf("{\"id\":\"p%u\",\"type\":\"person\",\"name\":\"", (unsigned)number);
    write_name(person);
    printf("\",\"aliases\":[],\"title\":null}");
}

static void write_record(uint32_t number)
{
    uint32_t first = draw(PEOPLE), second = (first + 1 + draw(7)) % PEOPLE;
    int32_t day = DAY_FIRST + (int32_t)draw(DAYS);
    const char *place = places[draw(PLACES)];
    printf("{\"schema\":\"dateline-record-1\",\"sources\":[{\"id\":\"s1\",\"path\":"
           "\"articles/%07u.txt\",\"title\":null,\"publisher\":\"Wire\",\"url\":null,"
           "\"language\":\"en\",\"published\":\"",
           (unsigned)number);
    write_day(day + 1);
    printf("\",\"published_from\":\"manifest\",\"place\":null,\"timezone\":null,"
           "\"sha256\":\"%064x\"}],\"entities\":[",
           (unsigned)number);
    write_person(1, first);
    printf(",");
    write_person(2, second);
    printf("],\"events\":[{\"id\":\"e1\",\"kind\":\"meeting\",\"form\":\"talks\","
           "\"summary\":\"They meet\",\"status\":\"occurred\",\"participants\":"
           "[{\"entity\":\"p1\",\"role\":\"attendee\"},{\"entity\":\"p2\",\"role\":"
           "\"attendee\"}],\"place\":{\"name\":\"%s\",\"entity\":null},",
           place);
    write_time(day);
    printf(
        ",\"evidence\":{},\"mentions\":[{\"source\":\"s1\",\"start\":0,\"end\":60,"
        "\"byte_start\":0,\"byte_end\":60,\"sentence\":\"The two met in %s on Tuesday, "
        "article %u said.\",\"trigger\":\"met\",\"trigger_start\":8,\"trigger_end\":11,"
        "\"confidence\":0.9}]}],\"relations\":[],\"conflicts\":[],\"negations\":[],"
        "\"warnings\":[]}\n",
        place, (unsigned)number);
}

int main(int count, char **words)
{
    unsigned long records = count > 1 ? strtoul(words[1], NULL, 10) : 1000;
    for (uint32_t i = 0; i < records; i++)
        write_record(i);
    return 0;
}
