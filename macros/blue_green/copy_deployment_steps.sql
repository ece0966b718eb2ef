{#- Return the steps that copy a table under its new name, to be changed there.

    names     {live, new, old}; see deployment_names()
    version   which version; none: the current one -#}
{% macro copy_deployment_steps(names, version) %}
    {% set source = (holdfast.reader(names.live) if version is none
        else holdfast.reader(names.live, {"kind": "version", "id": version})) %}
    {{ return([holdfast.step("Copy " ~ names.live.identifier ~ " as " ~ names.new.identifier
        ~ ", the table to change.", holdfast.copy_table_sql(names.live, version, names.new), "same must be true.",
        holdfast.same_rows_sql(names.live, source, holdfast.reader(names.new)))]) }}
{% endmacro %}
