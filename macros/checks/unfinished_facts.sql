{#- Return what was begun and has no end:

      verbs         entries of the recovery log, see unfinished_verbs()
      log_damage    what can be read of a damaged recovery log: a list of {version}
      needed        see needed_leftovers()
      leftovers     the others, see leftovers()
      sets          incomplete sets of backups of this target, see backup_units()
      drill         names in full of the tables that a drill left
      deployments   see unfinished_deployments() -#}
{% macro unfinished_facts() %}
    {% set needed, leftovers, sets, drill = holdfast.needed_leftovers(), [], [], [] %}
    {% for leftover in holdfast.leftovers() if leftover.path not in needed %}
        {% do leftovers.append(leftover) %}
    {% endfor %}
    {% for unit in holdfast.backup_units() if not unit.complete and not unit.foreign %}
        {% do sets.append(unit) %}
    {% endfor %}
    {% for name in holdfast.scratch_tables() %}
        {% do drill.append(holdfast.scratch_schema() ~ "." ~ name) %}
    {% endfor %}
    {{ return({"verbs": holdfast.unfinished_verbs(), "log_damage": holdfast.damage_of_recovery_log(),
        "needed": needed, "leftovers": leftovers, "sets": sets, "drill": drill,
        "deployments": holdfast.unfinished_deployments()}) }}
{% endmacro %}

{#- Return what can be read of a damaged recovery log; empty when it is sound, or was moved aside already. -#}
{% macro damage_of_recovery_log() %}
    {{ return(holdfast.salvaged_files(holdfast.log_table()) | rejectattr("aside") | list) }}
{% endmacro %}
