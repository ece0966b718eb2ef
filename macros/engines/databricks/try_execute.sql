{% macro databricks__try_execute(sql) %}
    {% set script %}
    begin
      declare problem string;
      begin
        declare exit handler for sqlexception
          begin get diagnostics condition 1 problem = message_text; end;
        {{ sql }};
      end;
      select problem as error;
    end
    {% endset %}
    {{ return(lakehouse.query(script | trim)[0].error) }}
{% endmacro %}
