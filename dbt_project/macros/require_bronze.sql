{#-
  Check before a build that each bronze table exists and has the columns of this version. Otherwise fail with one sentence
  and the command to run; a staging view would fail with the engine's message. If a backup or a version of a missing table
  exists, the command is a recovery: the loader would create an empty table.
-#}
{% macro require_bronze() %}
  {% if execute %}
    {% set missing, lacking, narrower = [], [], [] %}
    {% for source in graph.sources.values() if source.source_name == 'nhl' %}
      {% set relation = adapter.get_relation(source.database, source.schema, source.identifier) %}
      {% if relation is none %}
        {% do missing.append(holdfast.table_of(source, holdfast.shared_names())) %}
      {% else %}
        {% set existing = adapter.get_columns_in_relation(relation) | map(attribute='name') | map('lower') | list %}
        {% set columns = source.columns | reject('in', existing) | list %}
        {% do lacking.append(source.identifier ~ " lacks " ~ columns | join(", ")) if columns %}
        {% do narrower.append(source) if columns and holdfast.is_protected(source) %}
      {% endif %}
    {% endfor %}
    {% if missing %}
      {% do holdfast.fail("Not found in " ~ (missing[0].database ~ "." if missing[0].database else "") ~ missing[0].schema
          ~ ": " ~ missing | map(attribute='identifier') | sort | join(", ") ~ "; " ~ paths_to_bronze(missing)) %}
    {% endif %}
    {% if lacking %}
      {% do holdfast.refuse_all(losses_of_bronze(narrower)) %}
      {% do holdfast.fail("The loader of an older version wrote bronze: " ~ lacking | join("; ")
          ~ ". Run `dlt pipeline nhl run` first, or with --replay where the API cannot be reached.") %}
    {% endif %}
  {% endif %}
{% endmacro %}

{#- The refusals of tables whose last good point has the columns that they lack: those are lost, and the loader would add
    them again with NULL in each row. -#}
{% macro losses_of_bronze(sources) %}
  {% set memory, state, refusals = holdfast.loss_memory(), {"backups": none, "judged": {}}, [] %}
  {% set accepted = holdfast.losses_accepted() %}
  {% for source in sources %}
    {% set each = {"table": holdfast.table_of(source, holdfast.shared_names()), "type": "table", "readers": []} %}
    {% set loss = holdfast.loss_before_run(each, memory, state) %}
    {% do refusals.append(holdfast.refusal_of_loss(each, loss)) if loss and each.table.sql not in accepted %}
  {% endfor %}
  {{ return(refusals) }}
{% endmacro %}

{#- What brings missing tables back, the loader last. -#}
{% macro paths_to_bronze(missing) %}
  {% set backups, paths = holdfast.backups_if_any(), [] %}
  {% for table in missing %}
    {% set path = holdfast.what_remembers(table, backups) %}
    {% do paths.append(path) if path %}
  {% endfor %}
  {% set commands = paths | map(attribute='command') | unique | list %}
  {% if not paths %}
    {{ return("run `dlt pipeline nhl run` first.") }}
  {% elif commands | length > 1 and holdfast.newest_good_set() %}
    {% set commands = [holdfast.operation_command('restore_all', {'backup': 'latest'})] %}
  {% endif %}
  {{ return(paths[0].what ~ " remembers " ~ ("it" if missing | length == 1 else "some of it") ~ ", so bring it back: "
      ~ commands | join("; ") ~ ". What is missing then comes with `dlt pipeline nhl run`.") }}
{% endmacro %}
