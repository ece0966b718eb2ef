{#- Return a sentence when dbt does not look for its macros in this package first: then the overrides of drop, rename
    and truncate do nothing. The order is the project's to set (`dispatch:` in dbt_project.yml). -#}
{% macro missing_overrides() %}
    {% if adapter.dispatch("get_drop_sql", "dbt").macro.package_name == "dbt" %}
        {{ return(["The guard is not fully installed: put `dispatch: [{macro_namespace: dbt, search_order: ["
            ~ project_name ~ ", holdfast, dbt]}]` into dbt_project.yml, so that it can check drops and renames."]) }}
    {% endif %}
    {{ return([]) }}
{% endmacro %}
