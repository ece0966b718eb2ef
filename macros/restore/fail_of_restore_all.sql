{#- Fail if not every table was restored, or the whole set was asked for and is not complete; `set_id` is none where it
    was not. -#}
{% macro fail_of_restore_all(failures, restored, set_id, dry_run) %}
    {% set problems = failures | map(attribute='why') | list %}
    {% set lacks = holdfast.lacks_of_set(set_id) if set_id else '' %}
    {% do problems.append(set_id ~ " is not complete: " ~ lacks ~ ".") if lacks %}
    {% set begins = "Not every table " if restored else "No table " %}
    {% set begins = begins ~ ("can be" if dry_run else "was") ~ " restored. " %}
    {% do holdfast.fail(begins ~ problems | join(' ')) if problems %}
{% endmacro %}
