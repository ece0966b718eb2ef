{#- A script catches the error. Open-source Spark has no GET DIAGNOSTICS, so only the SQLSTATE of an error is known:
    0AKDC closes a version by retention. The query is that of a loop: an error of a subquery has no class of its own,
    and Spark 4.1 ends with a NullPointerException when it looks for the handler of such an error. The names of a loop's
    columns hide variables, so its column is not `answer`. -#}
{% macro spark__try_query(sql) %}
    {% set script %}
    begin
      declare answer string;
      declare problem string;
      begin
        declare exit handler for sqlstate '0AKDC' begin
          set problem = 'BEYOND_DELETED_FILE_RETENTION: older than delta.deletedFileRetentionDuration';
        end;
        declare exit handler for sqlexception begin
          set problem = 'Spark cannot read it';
        end;
        for asked as
          {{ holdfast.rows_as_json(sql) | indent(10) }}
        do
          set answer = asked.all_rows;
        end for;
      end;
      select answer as answer, problem as error;
    end
    {% endset %}
    {% set tried = holdfast.query(holdfast.sql_text(script))[0] %}
    {{ return({'rows': none if tried.error else fromjson(tried.answer), 'error': tried.error}) }}
{% endmacro %}

{#- A query that returns all rows of another one as one JSON text. Numbers wider than 15 digits must be asked for as
    text. -#}
{% macro rows_as_json(sql) %}
    {% set rows %}
    select to_json(collect_list(struct(*)), map('ignoreNullFields', 'false')) as all_rows from (
      {{ sql | indent(6) }}
    ) as found
    {% endset %}
    {{ return(holdfast.sql_text(rows)) }}
{% endmacro %}
