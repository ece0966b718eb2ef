{% macro databricks__try_execute(sql) %}
    {% set script %}
    begin
      declare problem string;
      declare problem_class string;
      begin
        declare exit handler for sqlexception begin
          get diagnostics condition 1 problem = message_text;
          get diagnostics condition 1 problem_class = condition_identifier;
        end;
        {{ sql }};
      end;
      select problem as error, problem_class as error_class;
    end
    {% endset %}
    {{ return(holdfast.error_with_class(holdfast.query(script | trim)[0])) }}
{% endmacro %}
