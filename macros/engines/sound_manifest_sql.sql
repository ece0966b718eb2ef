{#- An expression, true or false: is the manifest of a copy sound? Only this decides it, for every verb and for the SQL
    that is printed. A copy whose manifest is not sound counts as one without a manifest, and adopt_backup writes it
    again.

    A sound manifest belongs to the set and the table that the id of its copy names, and has what the verbs read, in the
    form in which they read it. With a seal it must also be what a verb wrote, letter by letter; see sealed_text().
    Older manifests have no seal.

    table      a table of the catalog that is asked
    manifest   the expression of its text
    set_id     the expression of the id of its set
    id         the expression of the id of the copy; a copy that no verb named is a set of its own -#}
{% macro sound_manifest_sql(table, manifest, set_id, id) %}
    {% set seal = holdfast.json_text_sql(table, manifest, ["seal"]) %}
    {% set sealed = "greatest(length(" ~ manifest ~ ") - " ~ (holdfast.seal_of('') | length + 32) ~ ", 0)" %}
    {% set rows = holdfast.json_text_sql(table, manifest, ["rows"]) %}
    {% set verified_at = holdfast.json_text_sql(table, manifest, ["verified_at"]) %}
    {% set sql %}
    case
      when {{ holdfast.is_json_sql(table, manifest) }}
        then
          coalesce(
            {{ holdfast.json_text_sql(table, manifest, ["set"]) }} = {{ set_id }}
            {%- for name in ["table", "schema", "identifier", "content_hash"] %}
            and {{ holdfast.json_text_sql(table, manifest, [name]) }} is not null
            {%- endfor %}
            and ({{ set_id }} = {{ id }} or lower({{ id }}) = lower({{ holdfast.id_in_manifest(table, manifest) }}))
            and try_cast({{ rows }} as bigint) is not null
            and {{ holdfast.is_time_text(holdfast.json_text_sql(table, manifest, ["taken_at"])) }}
            and ({{ verified_at }} is null or {{ holdfast.is_time_text(verified_at) }})
            and {{ holdfast.json_length_sql(table, manifest, "set_tables") }} > 0
            and {{ holdfast.json_records_sql(table, manifest, "columns", ["name", "type"]) }}
            and ({{ seal }} is null or {{ seal }} = md5(substr({{ manifest }}, 1, {{ sealed }}))),
            false
          )
      else false
    end
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{#- An expression: the id of the copy that a manifest belongs to, see backup_id(). -#}
{% macro id_in_manifest(table, manifest) %}
    {% set names = {'engine': table.engine, 'schema': '{schema}', 'identifier': '{identifier}'} %}
    {% set found = [holdfast.text_literal(holdfast.backup_id('{set}', names), table.engine)] %}
    {% for name in ['set', 'schema', 'identifier'] %}
        {% set value = holdfast.json_text_sql(table, manifest, [name]) %}
        {% do found.append("replace(" ~ found[-1] ~ ", '{" ~ name ~ "}', " ~ value ~ ")") %}
    {% endfor %}
    {{ return(found[-1]) }}
{% endmacro %}

{#- An expression: is a text a time as time_text() writes it? -#}
{% macro is_time_text(text) %}
    {{ return("length(" ~ text ~ ") = 19 and try_cast(" ~ text ~ " as timestamp) is not null") }}
{% endmacro %}
