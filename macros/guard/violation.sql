{#- Return a violation: a step of dbt that would destroy a protected table or rows of it. A dictionary:

      table           the protected table, as tables() describes it
      relation        where the rows at risk are: the table, or what an interrupted run left of it
      action          who would do what, as a clause: "--full-refresh would replace model 'orders'"
      remedy          what to do instead, as an imperative
      leftover        true: the relation is what an interrupted run left of the table
      keeps_rows      true: this run destroys nothing, so no backup is due
      early           true: it runs before the guard; refused with or without rows, and no backup can help
      drops_history   true: the table goes with its history; then the rows that it had before it was emptied count, too
-#}
{% macro violation(table, relation, action, remedy) %}
    {{ return(dict({"table": table, "relation": relation, "action": action, "remedy": remedy, "leftover": false,
        "keeps_rows": false, "early": false, "drops_history": false}, **kwargs)) }}
{% endmacro %}
