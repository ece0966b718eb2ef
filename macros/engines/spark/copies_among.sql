{#- The copies among listed tables, as copies_sql() returns them. The catalog keeps names in lower case; the time in a
    set's id has two capitals.

    listed   a FROM clause: rows {table_name, table_schema, comment}, with a WHERE where it needs one -#}
{% macro copies_among(table, listed) %}
    {% set sql %}
    select
      id,
      manifest,
      cast(null as bigint) as bytes,
      place,
      case when by_verbs then set_id else name end as set_id,
      by_verbs,
      {{ holdfast.json_text_sql(table, "manifest", ["schema"]) }} as schema_name,
      coalesce(
        {{ holdfast.json_text_sql(table, "manifest", ["table"]) }},
        nullif(regexp_extract(name, '{{ holdfast.set_id_pattern(lower=true) }}__.*?__(.*)$', 1), ''),
        name
      ) as table_name,
      {{ holdfast.manifest_columns(table) | indent(6) }}
    from (
      select
        id,
        name,
        place,
        by_verbs,
        set_id,
        case when {{ holdfast.is_json_sql(table, "comment") }} then comment end as manifest,
        {{ holdfast.sound_manifest_sql(table, "comment", "set_id", "id") | indent(8) }} as complete
      from (
        select
          {{ holdfast.id_of_name() | indent(10) }} as id,
          table_name as name,
          table_schema as place,
          comment,
          {{ holdfast.is_named_by_verbs() }} as by_verbs,
          {{ holdfast.set_of_name() }} as set_id
        from {{ listed }}
      ) as tables_of_backups
    ) as copies_found
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{#- An expression: the id of the set that the name of a copy tells, if it is one that the verbs make. -#}
{% macro set_of_name() %}
    {{ return("concat(split_part(table_name, '_', 1), '_', upper(split_part(table_name, '_', 2)))") }}
{% endmacro %}

{#- An expression: is the name of a copy one that the verbs make? -#}
{% macro is_named_by_verbs() %}
    {{ return("table_name rlike '" ~ holdfast.set_id_pattern(lower=true) ~ "__'") }}
{% endmacro %}

{#- An expression: the id of a copy, by its name. -#}
{% macro id_of_name() %}
    {% set set_id = holdfast.set_of_name() %}
    {% set sql %}
    case
      when {{ holdfast.is_named_by_verbs() }}
        then concat({{ set_id }}, substr(table_name, length({{ set_id }}) + 1))
      else table_name
    end
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
