{#- One commit, no data. -#}
{% macro spark__set_properties_sql(table, properties) %}
    {% set sql %}
    alter table {{ table.sql }} set tblproperties (
      {%- for name, value in properties.items() %}
      {{ holdfast.text_literal(name, table.engine) }} = {{ holdfast.text_literal(value, table.engine) }}
        {{- "," if not loop.last }}
      {%- endfor %}
    )
    {% endset %}
    {{ return([sql | trim]) }}
{% endmacro %}
