{#- The tables that take part, {live, new, old} each: of the arguments alone, for the journal cannot be looked at. -#}
{% macro emitted_generation(given, asked) %}
  {% set suffix, found = lakehouse.suffix_argument(given.get('suffix', '_new')), [] %}
  {% set tables = [] %}
  {% if given.get('tables') is not none %}
    {% for table in lakehouse.tables_argument(given.tables) %}
      {% do tables.append(lakehouse.in_dialect(table, asked)) %}
    {% endfor %}
  {% endif %}
  {% for table in tables or lakehouse.printed_tables(asked, delta=true) %}
    {% if not table.delta or not table.key %}
      {% do lakehouse.fail(table.name ~ " has no " ~ ("history of its own there" if not table.delta else "key") ~ "; leave it out.") %}
    {% endif %}
    {% do found.append({
        'live': table, 'new': lakehouse.printed_sibling(table, table.identifier ~ suffix),
        'old': lakehouse.printed_sibling(table, table.identifier ~ '_before' ~ suffix),
    }) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}
