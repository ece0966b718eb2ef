{#- Return what was begun and has no end:

      verbs         entries of the recovery log, see unfinished_verbs()
      log_damage    the damage of the recovery log, or none; see log_damage()
      needed        see needed_leftovers()
      leftovers     the others, see leftovers()
      sets          incomplete sets of backups of this target, see backup_units()
      strangers     paths of folders among the backups that are not backups
      drill         names in full of the tables that a drill left
      taken         why no drill can run, see scratch_problem(); or none
      deployments   see unfinished_deployments()

    units   see backup_units() -#}
{% macro unfinished_facts(log_damage, units) %}
    {% set needed, drill = holdfast.needed_leftovers(), [] %}
    {% set left = holdfast.all_leftovers() | rejectattr("path", "in", needed) | list %}
    {% for name in holdfast.scratch_tables(left) %}
        {% do drill.append(holdfast.scratch_schema() ~ "." ~ name) %}
    {% endfor %}
    {{ return({"verbs": holdfast.unfinished_verbs(), "log_damage": log_damage,
        "needed": needed, "leftovers": holdfast.leftovers(left), "drill": drill,
        "taken": holdfast.scratch_problem(), "strangers": holdfast.strangers(),
        "sets": units | rejectattr("complete") | rejectattr("is_foreign") | list,
        "deployments": holdfast.unfinished_deployments()}) }}
{% endmacro %}
