{#- Report what clean_up deletes.

    found    folders and quarantined tables, see leftovers()
    scratch  the names of tables that a drill left
    needed   {path: {detail, command}}: quarantined tables that are left alone -#}
{% macro print_leftovers(found, scratch, needed, dry_run, output) %}
    {% if output == 'json' %}
        {% set folders = [] %}
        {% for row in found %}
            {% do folders.append({'path': row.path, 'was': row.was, 'bytes': row.bytes}) %}
        {% endfor %}
        {% do print(tojson({'dry_run': dry_run, 'leftovers': folders, 'drill': scratch,
            'kept': needed.keys() | list})) %}
        {{ return(none) }}
    {% endif %}
    {% for row in found %}
        {% do print(row.path ~ ": left by " ~ row.was ~ ", " ~ '{:,}'.format(row.bytes) ~ " bytes") %}
    {% endfor %}
    {% for name in scratch %}
        {% do print(holdfast.scratch_schema() ~ "." ~ name ~ ": left by an interrupted drill") %}
    {% endfor %}
    {% for need in needed.values() %} {% do print("Left alone: " ~ need.detail ~ ": " ~ need.command) %} {% endfor %}
    {% do print("Nothing was left behind.") if not found and not scratch
        else print("Dry run: nothing was deleted; add dry_run: false to delete." if dry_run else "Deleted.") %}
{% endmacro %}
