{% macro databricks__second_place_problem() %}
    {% set place = holdfast.databricks__second_place() %}
    {% if '/' in place or ':' in place %}
        {{ return(place ~ " is not a catalog: on Databricks the second place is another catalog") }}
    {% elif place | lower == target.database | lower %}
        {{ return(place ~ " is the catalog of the tables: the second place has to be another one") }}
    {% endif %}
    {% set catalog = holdfast.quote_name(place) %}
    {% set tried = holdfast.try_query("select count(*) as n from " ~ catalog ~ ".information_schema.schemata") %}
    {{ return(place ~ " cannot be reached (" ~ holdfast.reason_of_error(tried.error) ~ ")" if tried.error else none) }}
{% endmacro %}
