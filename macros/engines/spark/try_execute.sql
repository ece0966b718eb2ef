{#- A script catches the error; see try_query(). -#}
{% macro spark__try_execute(sql) %}
    {% set script %}
    begin
      declare problem string;
      begin
        declare exit handler for sqlexception begin
          set problem = 'Spark cannot run it';
        end;
        {{ sql }};
      end;
      select problem as error;
    end
    {% endset %}
    {{ return(holdfast.query(script | trim)[0].error) }}
{% endmacro %}
