{#- Fail if not every table was restored, or the whole set was asked for and is not complete; `unit` is none where it
    was not, see backup_units(). -#}
{% macro fail_of_restore_all(failures, restored, unit, dry_run) %}
    {% set problems = failures | map(attribute='why') | list %}
    {% do problems.append(unit.set_id ~ " is not complete: " ~ unit.lacks ~ ".") if unit and unit.lacks %}
    {% set begins = "Not every table " if restored else "No table " %}
    {% set begins = begins ~ ("can be" if dry_run else "was") ~ " restored. " %}
    {% do holdfast.fail(begins ~ problems | join(' ')) if problems %}
{% endmacro %}
