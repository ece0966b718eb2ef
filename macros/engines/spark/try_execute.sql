{#- A script catches the error; see try_query(). The statement is a text in it, because Delta's own statements, such as
    RESTORE, cannot be parts of a script. -#}
{% macro spark__try_execute(sql) %}
    {% set script %}
    begin
      declare problem string;
      begin
        {% for state, problem in holdfast.problems_by_state().items() %}
        declare exit handler for sqlstate '{{ state }}' begin
          set problem = {{ holdfast.text_literal(problem) }};
        end;
        {% endfor %}
        declare exit handler for sqlexception begin
          set problem = 'for a reason that a script does not see';
        end;
        execute immediate {{ holdfast.text_literal(sql) }};
      end;
      select problem as error;
    end
    {% endset %}
    {{ return(holdfast.query(script | trim)[0].error) }}
{% endmacro %}

{#- What the states mean by which statements of the verbs fail. -#}
{% macro problems_by_state() %}
    {{ return({'23001': 'a row violates a constraint of the table', '23502': 'a column that may not be NULL is NULL',
        '2D521': 'another writer changed the table meanwhile', '42501': 'SQLSTATE 42501: a right is missing',
        '42P01': 'a table that it needs does not exist', 'KD001': 'a data file cannot be read'}) }}
{% endmacro %}
