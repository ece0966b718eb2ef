{#-
  Hooks are SQL that no macro sees before it is sent, so their text is read: a pre-hook or post-hook of a selected
  node, or an on-run hook, that drops, empties or renames and names a protected table (or `this`, if the node is one).
-#}
{% macro danger_of_hooks(node) %}
  {% set own = lakehouse.protected_table_at(node.database, node.schema, node.alias) %}
  {% set found = [] %}
  {% for when in ['pre-hook', 'post-hook'] %}
    {% for hook in node.config.get(when) or [] %}
      {% set who = "a " ~ when ~ " of " ~ node.resource_type ~ " '" ~ node.name ~ "'" %}
      {% do found.extend(lakehouse.danger_of_text(hook.sql, who, own)) %}
    {% endfor %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{% macro danger_of_operation(node) %}
  {{ return(lakehouse.danger_of_text(node.raw_code, "the hook " ~ node.name, none)) }}
{% endmacro %}

{% macro danger_of_text(text, who, own) %}
  {% set deed = modules.re.search('\\b(drop|truncate|delete|replace|overwrite|rename)\\b', text | lower) %}
  {% set found = [] %}
  {% if deed %}
    {% set words = modules.re.findall('\\w+', text | lower) %}
    {% for table in lakehouse.protected_tables()
          if table.own_name | lower in words or table.identifier | lower in words
          or (own and table.sql == own.sql and 'this' in words) %}
      {% set existing = adapter.get_relation(database=table.database, schema=table.schema, identifier=table.identifier) %}
      {% if existing %}
        {% do found.append({
            'table': table, 'relation': existing,
            'deed': who ~ " says '" ~ deed.group(1) ~ "' and names protected " ~ table.resource ~ " '" ~ table.name ~ "'",
            'instead': "take it out of the hook",
        }) %}
      {% endif %}
    {% endfor %}
  {% endif %}
  {{ return(found) }}
{% endmacro %}
