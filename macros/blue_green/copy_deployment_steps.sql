{#- Return the steps that copy a table under its new name, to be changed there.

    names     {live, new, old}; see deployment_names()
    version   which version; none: the current one -#}
{% macro copy_deployment_steps(names, version) %}
    {% set source = (lakehouse.reader(names.live) if version is none
        else lakehouse.reader(names.live, {"kind": "version", "id": version})) %}
    {{ return([lakehouse.step("Copy " ~ names.live.identifier ~ " as " ~ names.new.identifier
        ~ ", the table to change.", lakehouse.copy_table_sql(names.live, version, names.new), "same must be true.",
        lakehouse.same_rows_sql(names.live, source, lakehouse.reader(names.new)))]) }}
{% endmacro %}
