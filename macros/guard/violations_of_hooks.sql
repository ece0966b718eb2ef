{#-
  Hooks are SQL that no macro sees before it is sent, so their text is read: a pre-hook or post-hook of a selected
  node, or an on-run hook, that drops, empties, renames or changes and names a protected table (or `this`, if the node
  is one), or drops the schema that it is in.
-#}
{% macro violations_of_hooks(node) %}
  {% set own = lakehouse.protected_table_at(node.database, node.schema, node.alias) %}
  {% set found = [] %}
  {% for when in ['pre-hook', 'post-hook'] %}
    {% for hook in node.config.get(when) or [] %}
      {% set who = "a " ~ when ~ " of " ~ node.resource_type ~ " '" ~ node.name ~ "'" %}
      {% do found.extend(lakehouse.violations_of_text(hook.sql, who, own)) %}
    {% endfor %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{% macro violations_of_operation(node) %}
  {% set early = lakehouse.runs_before_guard(node) %}
  {{ return(lakehouse.violations_of_text(node.raw_code, "the hook " ~ node.name, none, early)) }}
{% endmacro %}

{#-
  dbt sends the on-run-start hooks of the project in the order in which they stand, then those of the packages: what to
  do about a hook that is sent before the guard runs; none for one that is not.
-#}
{% macro runs_before_guard(node) %}
  {% if 'on-run-start' not in node.tags or node.package_name != project_name %}
    {{ return(none) }}
  {% endif %}
  {% for other in graph.nodes.values() if other.resource_type == 'operation' and other.package_name == project_name
        and 'on-run-start' in other.tags and 'lakehouse.guard(' in other.raw_code and (node.index or 0) < (other.index or 0) %}
    {{ return("put it below the guard in on-run-start") }}
  {% endfor %}
  {{ return(none) }}
{% endmacro %}

{#- `early`: what to do because the text is sent before anything can be refused; see sent_before_the_guard. -#}
{% macro violations_of_text(text, who, own, early=none) %}
  {% set deed, schemas = lakehouse.destructive_word(text | lower), lakehouse.dropped_schemas(text | lower) %}
  {% set found = [] %}
  {% if deed %}
    {% set words = modules.re.findall('\\w+', text | lower) %}
    {% for table in lakehouse.protected_tables()
          if table.own_name | lower in words or table.identifier | lower in words or table.schema | lower in schemas
          or (own and table.sql == own.sql and 'this' in words) %}
      {% set existing = adapter.get_relation(database=table.database, schema=table.schema, identifier=table.identifier) %}
      {% if existing or early %}
        {% set names = " and names " if table.schema | lower not in schemas else " and the schema of " %}
        {% do found.append({
            'table': table, 'relation': existing or table.relation, 'sent': early is not none,
            'deed': who ~ (" is sent before the guard runs," if early else "") ~ " says '" ~ deed ~ "'" ~ names ~ "protected "
                ~ table.resource ~ " '" ~ table.name ~ "'",
            'instead': early or "take it out of the hook",
        }) %}
      {% endif %}
    {% endfor %}
  {% endif %}
  {{ return(found) }}
{% endmacro %}

{#- The first word by which rows, history or a name can go; none if there is none. `text` is in lower case. -#}
{% macro destructive_word(text) %}
  {% set found = modules.re.search(
      '\\b(drop|truncate|delete|replace|overwrite|rename|update|restore|vacuum|reorg|purge|fsck)\\b', text
  ) %}
  {% if found %}
    {{ return(found.group(1)) }}
  {% endif %}
  {#- A streaming table is emptied and read anew. -#}
  {{ return('refresh ... full' if modules.re.search('\\brefresh\\b[^;]*\\bfull\\b', text) else none) }}
{% endmacro %}

{#- The schemas that a text in lower case drops, by their names or as `{{ target.schema }}`. -#}
{% macro dropped_schemas(text) %}
  {% set text = modules.re.sub('\\{\\{\\s*(target[.])?schema\\s*\\}\\}', target.schema | lower, text) %}
  {% set found = [] %}
  {% for name in modules.re.findall('\\bdrop\\s+(?:schema|database)\\s+(?:if\\s+exists\\s+)?([\\w.`"]+)', text) %}
    {% do found.append(modules.re.sub('[`"]', '', name).split('.')[-1]) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}
