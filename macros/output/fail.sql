{#-
  Refuse: fail with one sentence that holds the next step. The exit code is not 0.

  dbt puts the sentence of an error under a heading and above the stack of macros. So the sentence is printed first, by
  itself; the error that follows has it again, for run_results.json and for programs that run dbt.
-#}
{% macro fail(sentence) %} {% do print(sentence) %} {% do exceptions.raise_compiler_error(sentence) %} {% endmacro %}
