{#- The tables that take part, {live, new, old} each: of the arguments alone, for the journal cannot be looked at. -#}
{% macro emitted_generation(given, asked) %}
  {% set suffix, found = lakehouse.suffix_argument(given.get('suffix', '_new')), [] %}
  {% set tables = [] %}
  {% if given.get('tables') is not none %}
    {% for table in lakehouse.tables_argument(given.tables) %}
      {% do tables.append(lakehouse.in_dialect(table, asked)) %}
    {% endfor %}
  {% endif %}
  {% for table in tables or lakehouse.emitted_tables(asked, delta=true) %}
    {% if not table.delta or not table.key %}
      {% do lakehouse.fail(table.name ~ " has no " ~ ("history of its own there" if not table.delta else "key") ~ "; leave it out.") %}
    {% endif %}
    {% do found.append({
        'live': table, 'new': lakehouse.emitted_beside(table, table.identifier ~ suffix),
        'old': lakehouse.emitted_beside(table, table.identifier ~ '_before' ~ suffix),
    }) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{% macro emit_blue_green_begin(given, asked) %}
  {% set steps = [] %}
  {% for names in lakehouse.emitted_generation(given, asked) %}
    {% do steps.append(lakehouse.step(
        "Copy " ~ names.live.identifier ~ " under its new name, to be changed there.",
        lakehouse.copy_table_sql(names.live, none, names.new), "same must be true.",
        lakehouse.same_rows_sql(names.live, lakehouse.reader(names.live), lakehouse.reader(names.new))
    )) %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

{% macro emit_blue_green_validate(given, asked) %}
  {% set steps = [] %}
  {% for names in lakehouse.emitted_generation(given, asked) %}
    {% set live, new = lakehouse.reader(names.live), lakehouse.reader(names.new) %}
    {% do steps.append(lakehouse.step(
        names.new.identifier ~ " against " ~ names.live.identifier ~ ": missing and double_new must be 0, rows_new more than 0.",
        "select (select count(*) from " ~ live ~ ") as rows_old, (select count(*) from " ~ new ~ ") as rows_new, "
        ~ lakehouse.missing_keys(names.live, live, new) ~ " as missing, " ~ lakehouse.missing_keys(names.live, new, live) ~ " as extra, "
        ~ lakehouse.double_keys(names.live, new) ~ " as double_new"
    )) %}
    {% set differ, columns = [], lakehouse.declared_columns(names.live) | reject('in', names.live.key) | list %}
    {% for column in columns %}
      {% set name = lakehouse.quoted(names.live, column) %}
      {% do differ.append("sum(case when s." ~ name ~ " is distinct from o." ~ name ~ " then 1 else 0 end) as " ~ name) %}
    {% endfor %}
    {% if differ %}
      {% do steps.append(lakehouse.step(
          "How many values differ in each column that the project declares, for keys that both have.",
          "select " ~ differ | join(", ") ~ " from " ~ live ~ " as s inner join " ~ new ~ " as o on " ~ lakehouse.same_key(names.live, 's', 'o')
      )) %}
    {% endif %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

{#- The columns that the project's YAML declares for a table. -#}
{% macro declared_columns(table) %}
  {% for node in lakehouse.nodes_with_tables() if node.schema == table.schema and (node.identifier or node.alias) == table.identifier %}
    {{ return(node.columns.keys() | list) }}
  {% endfor %}
  {{ return([]) }}
{% endmacro %}

{% macro emit_blue_green_swap(given, asked) %}
  {% set steps = [] %}
  {% for names in lakehouse.emitted_generation(given, asked) %}
    {% do steps.append(lakehouse.step("Keep " ~ names.live.identifier ~ " under another name.",
        lakehouse.rename_sql(names.live, names.old))) %}
    {% do steps.append(lakehouse.step("The new one takes its name. Until then nobody can read it.",
        lakehouse.rename_sql(names.new, names.live), "the rows of the new generation.",
        "select count(*) as n from " ~ lakehouse.reader(names.live))) %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

{% macro emit_blue_green_rollback(given, asked) %}
  {% set steps, set_id = [], lakehouse.new_set_id('safety') %}
  {% for names in lakehouse.emitted_generation(given, asked) %}
    {% do steps.append(lakehouse.step(
        "Keep the new generation of " ~ names.live.identifier ~ ", with what came since the swap.",
        lakehouse.rename_sql(names.live, names.new))) %}
    {% do steps.append(lakehouse.step("The old one gets its name back.",
        lakehouse.rename_sql(names.old, names.live),
        "only_new are keys that came since the swap, or that the migration made: bring over what is missing.",
        "select (select count(*) from " ~ lakehouse.reader(names.live) ~ ") as rows_now, "
        ~ lakehouse.missing_keys(names.live, lakehouse.reader(names.new), lakehouse.reader(names.live)) ~ " as only_new")) %}
    {% if lakehouse.boolean('drop_new', given.get('drop_new', false)) %}
      {% do steps.extend(lakehouse.backup_steps(names.new, set_id, [names.live.name], 'before blue_green_rollback dropped it')) %}
      {% do steps.append(lakehouse.step("Throw the new generation away: only if the check of its backup said same.",
          lakehouse.drop_table_sql(names.new))) %}
    {% endif %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

{% macro emit_blue_green_finish(given, asked) %}
  {% set steps, set_id = [], lakehouse.new_set_id('safety') %}
  {% for names in lakehouse.emitted_generation(given, asked) %}
    {% do steps.extend(lakehouse.backup_steps(names.old, set_id, [names.live.name], lakehouse.reason_of_finish())) %}
    {% do steps.append(lakehouse.step("Drop " ~ names.old.identifier ~ ": only if the check of its backup said same.",
        lakehouse.drop_table_sql(names.old))) %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}
