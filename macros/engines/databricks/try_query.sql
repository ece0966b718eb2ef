{#- On Databricks a script catches the error (SQL scripting: any SQL warehouse, clusters from 16.3 on). The text of an
    error may lack its class, by which a missing right and a closed version are told from all else. -#}
{% macro databricks__try_query(sql) %}
    {% set script %}
    begin
      declare answer string;
      declare problem string;
      declare problem_class string;
      begin
        declare exit handler for sqlexception begin
          get diagnostics condition 1 problem = message_text;
          get diagnostics condition 1 problem_class = condition_identifier;
        end;
        set answer = (
          {{ holdfast.rows_as_json(sql) | indent(10) }}
        );
      end;
      select answer as answer, problem as error, problem_class as error_class;
    end
    {% endset %}
    {% set tried = holdfast.query(holdfast.sql_text(script))[0] %}
    {% set error = holdfast.error_with_class(tried) %}
    {{ return({'rows': none if error else fromjson(tried.answer), 'error': error}) }}
{% endmacro %}

{#- The error that a script caught, with its class in front; none where there is none. -#}
{% macro error_with_class(tried) %}
    {% set names_class = not tried.error or not tried.get('error_class') or tried.error_class in tried.error %}
    {{ return(tried.error if names_class else "[" ~ tried.error_class ~ "] " ~ tried.error) }}
{% endmacro %}
