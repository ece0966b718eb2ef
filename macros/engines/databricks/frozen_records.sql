{#- hive_metastore has no information_schema, and a look into a schema that does not exist fails there. -#}
{% macro databricks__frozen_records() %}
    {% set log = lakehouse.log_table() %}
    {% set schemas = "show schemas in hive_metastore like " ~ lakehouse.spark__text_literal(log.schema) %}
    {% if log.database == 'hive_metastore' and not lakehouse.query(schemas) %} {{ return([]) }} {% endif %}
    {{ return(lakehouse.spark__frozen_records()) }}
{% endmacro %}
