{#- damage() finds none here, so no plan asks for this. -#}
{% macro databricks__rescue_sql(table, other) %}
    {% do holdfast.fail("The sound files of " ~ table.name ~ " cannot be taken out here: run FSCK REPAIR TABLE "
        ~ table.sql ~ ", then repeat the command.") %}
{% endmacro %}
