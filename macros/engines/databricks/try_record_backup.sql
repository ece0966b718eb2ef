{% macro databricks__try_record_backup(table, record) %}
    {% set sql %}
    begin
      declare problem string;
      begin
        declare exit handler for sqlexception
          begin get diagnostics condition 1 problem = message_text; end;
        {{ lakehouse.record_sql(table, record) }};
      end;
      select problem as error;
    end
    {% endset %}
    {{ return(lakehouse.query(sql | trim)[0].error) }}
{% endmacro %}
