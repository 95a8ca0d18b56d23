#include "export/entities.h"

#include "article/article.h"
#include "export/json_writer.h"

static const char *const kind_names[] = {[MENTION_NAME] = "name",
                                         [MENTION_NOMINAL] = "nominal",
                                         [MENTION_PRONOUN] = "pronoun"};

static const char *const gender_names[] = {[GENDER_UNKNOWN] = NULL,
                                           [GENDER_FEMALE] = "female",
                                           [GENDER_MALE] = "male",
                                           [GENDER_NEUTER] = "neuter"};

static void write_number(struct json *json, const char *key, uint32_t entity)
{
    json_key(json, key);
    if (entity == ENTITY_NONE)
        json_nothing(json);
    else
        json_size(json, entity);
}

static void write_slices(struct json *json, const struct entity *entity)
{
    json_key(json, "aliases");
    json_open(json, '[');
    for (size_t i = 0; i < entity->aliases.count; i++)
        json_slice(json, entity->aliases.items[i]);
    json_close(json, ']');
    json_key(json, "members");
    json_open(json, '[');
    for (size_t i = 0; i < entity->members.count; i++)
        json_size(json, entity->members.items[i]);
    json_close(json, ']');
}

static void write_entity(struct json *json, size_t id, const struct entity *entity)
{
    json_open(json, '{');
    json_member_size(json, "id", id);
    json_member(json, "type", entity_type_name(entity->type));
    json_key(json, "name");
    json_slice(json, entity->name);
    json_key(json, "title");
    json_slice(json, entity->title);
    json_key(json, "affiliation");
    json_slice(json, entity->affiliation);
    json_member(json, "gender", gender_names[entity->gender]);
    json_member_bool(json, "plural", entity->plural);
    json_member_bool(json, "role", entity->is_role);
    json_member_bool(json, "government", entity->is_government);
    write_slices(json, entity);
    json_close(json, '}');
}

static void write_span(struct json *json, const struct document *document, uint32_t first,
                       uint32_t end)
{
    const struct token *tokens = document->tokens.items;
    struct file_position start = article_locate(document->article, tokens[first].start);
    struct file_position stop =
        article_locate_end(document->article, tokens[end - 1].end);
    json_member_size(json, "start", start.character);
    json_member_size(json, "end", stop.character);
    json_member_size(json, "byte_start", start.byte);
    json_member_size(json, "byte_end", stop.byte);
    json_key(json, "text");
    json_slice(json, document_text(document, first, end));
}

static void write_mention(struct json *json, const struct document *document,
                          const struct mention *mention)
{
    json_open(json, '{');
    write_span(json, document, mention->first, mention->end);
    json_member(json, "kind", kind_names[mention->kind]);
    write_number(json, "entity", mention->entity);
    json_close(json, '}');
}

static void write_name(struct json *json, const struct document *document, uint32_t first,
                       uint32_t end, uint32_t entity)
{
    json_open(json, '{');
    write_span(json, document, first, end);
    write_number(json, "entity", entity);
    json_close(json, '}');
}

static void write_names(struct json *json, const struct entities *entities)
{
    json_key(json, "names");
    json_open(json, '[');
    for (uint32_t i = 0; i < entities->mentions.count; i++) {
        struct token_range name = entities_bare_name(entities, i);
        if (name.first < name.end)
            write_name(json, entities->document, name.first, name.end,
                       entities->mentions.items[i].entity);
    }
    for (size_t i = 0; i < entities->inner.count; i++)
        write_name(json, entities->document, entities->inner.items[i].first,
                   entities->inner.items[i].end, entities->inner.items[i].entity);
    json_close(json, ']');
}

void export_entities_line(struct buffer *out, const struct entities *entities)
{
    struct json json;
    json_begin(&json, out);
    json_open(&json, '{');
    json_member(&json, "path", entities->document->article->path);
    json_key(&json, "entities");
    json_open(&json, '[');
    for (size_t i = 0; i < entities->items.count; i++)
        if (entities->items.items[i].name.size > 0) /* else joined with another */
            write_entity(&json, i, &entities->items.items[i]);
    json_close(&json, ']');
    json_key(&json, "mentions");
    json_open(&json, '[');
    for (size_t i = 0; i < entities->mentions.count; i++)
        write_mention(&json, entities->document, &entities->mentions.items[i]);
    json_close(&json, ']');
    write_names(&json, entities);
    json_close(&json, '}');
    buffer_add_byte(out, '\n');
}
