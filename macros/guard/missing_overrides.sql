{#-
  The overrides of drop, rename and truncate only work if dbt looks for its own macros in this package first, which
  is the project's to say (`dispatch:` in dbt_project.yml). A guard that is half installed says so.
-#}
{% macro missing_overrides() %}
  {% if adapter.dispatch('get_drop_sql', 'dbt').macro.package_name == 'dbt' %}
    {{ return([
        "The guard is not fully installed: put `dispatch: [{macro_namespace: dbt, search_order: [" ~ project_name
        ~ ", lakehouse, dbt]}]` into dbt_project.yml, so that drops and renames pass it."
    ]) }}
  {% endif %}
  {{ return([]) }}
{% endmacro %}
