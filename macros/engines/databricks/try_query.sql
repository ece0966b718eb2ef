{#- On Databricks a script catches the error (SQL scripting: any SQL warehouse, clusters from 16.3 on). The rows come as
    JSON, so numbers wider than 15 digits must be asked for as text. -#}
{% macro databricks__try_query(sql) %}
    {% set script %}
    begin
      declare answer string;
      declare problem string;
      begin
        declare exit handler for sqlexception begin
          get diagnostics condition 1 problem = message_text;
        end;
        set answer = (
          select to_json(collect_list(struct(*)), map('ignoreNullFields', 'false')) from (
            {{ sql | indent(12) }}
          ) as asked
        );
      end;
      select answer as answer, problem as error;
    end
    {% endset %}
    {% set tried = lakehouse.query(lakehouse.sql_text(script))[0] %}
    {{ return({'rows': none if tried.error else fromjson(tried.answer), 'error': tried.error}) }}
{% endmacro %}
