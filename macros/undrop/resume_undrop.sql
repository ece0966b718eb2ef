{#- Go on with an undrop that was killed on the way: put names in order; then, where only the end is missing, finish it
    and report it. Returns true when the verb is done by that.

    state     see undrop_state()
    options   the arguments of undrop_table, checked; `command` without the point -#}
{% macro resume_undrop(table, state, options, started) %}
    {% if not state %} {{ return(false) }} {% endif %}
    {% do holdfast.reject_dry_run(table, options, "first these statements put its tables in order: "
        ~ state.order | join('; ')) if state.order %}
    {% for statement in state.order %} {% do holdfast.change(statement) %} {% endfor %}
    {% set is_back = holdfast.exists(table) and not holdfast.cannot_be_renamed(holdfast.type_in_catalog(table)) %}
    {% set replaced = holdfast.unmerged_successor(state, options) %}
    {% if replaced and is_back %}
        {% do holdfast.reject_dry_run(table, options, "the rows of " ~ replaced ~ " are still to be merged into it") %}
        {% set done = holdfast.merge_replaced_rows(table, replaced, options, started) %}
        {% do print(tojson(dict(done, table=table.name, kept_as=replaced)) if options.output == 'json' else "Done: "
            ~ table.name ~ " holds " ~ '{:,}'.format(done.rows) ~ " rows, those of " ~ replaced
            ~ " among them, verified by reading all of them.") %}
        {{ return(true) }}
    {% elif state.back and options.standing is none and (options.into or is_back) %}
        {% do holdfast.reject_dry_run(table, options,
            "the table was back; only its end in the recovery log is missing") %}
        {% set back = dict(holdfast.table_at(table.database, table.schema, options.into or table.identifier),
            name=table.name) %}
        {% set done = holdfast.finish_undrop(back, state.command, started) %}
        {% do print(tojson(dict(done, table=table.name)) if options.output == 'json' else "Done: " ~ back.identifier
            ~ " was back already, and holds " ~ '{:,}'.format(done.rows) ~ " rows, verified by reading all of them.") %}
        {{ return(true) }}
    {% endif %}
    {{ return(false) }}
{% endmacro %}

{% macro reject_dry_run(table, options, rest) %}
    {% do holdfast.fail("An undrop of " ~ table.name ~ " was interrupted, and " ~ rest ~ "; repeat it without dry_run.")
        if options.dry_run %}
{% endmacro %}
