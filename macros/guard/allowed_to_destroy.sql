{#-
  The tables (as `table.sql`) named by `--vars '{allow_destroy: [table, ...]}'`. Every name must be one that exists: a word such as
  `all` is refused like any other unknown name, so there is no general switch. It counts for the command that says
  it; in dbt_project.yml it would hold for ever and is refused.
-#}
{% macro allowed_to_destroy() %}
  {% set given = var('allow_destroy', none) %}
  {% if given is none %}
    {{ return([]) }}
  {% endif %}
  {% set spoken = invocation_args_dict.get('vars') or {} %}
  {% if 'allow_destroy' not in spoken %}
    {% do lakehouse.fail(
        "allow_destroy stands in dbt_project.yml and would hold for every run; take it out and say it with the one "
        ~ "command that needs it: --vars '{allow_destroy: [table]}'."
    ) %}
  {% endif %}
  {% if given is mapping or given is not iterable %}
    {% do lakehouse.fail(
        "allow_destroy: " ~ given ~ " is no list of tables; write --vars '{allow_destroy: [table]}', one table by one."
    ) %}
  {% endif %}
  {% set forgotten = lakehouse.forgotten_tables() | map(attribute='table') | list %}
  {% set tables = [] %}
  {% for name in lakehouse.as_list(given) %}
    {% set table = forgotten | selectattr('name', 'equalto', name) | first
        or lakehouse.find_table(lakehouse.identifier('allow_destroy', name)) %}
    {% do tables.append(table.sql) %}
  {% endfor %}
  {{ return(tables) }}
{% endmacro %}
