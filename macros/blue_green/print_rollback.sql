{#- Print what a rollback did, or with dry_run would do, for people. -#}
{% macro print_rollback(plan, statements, dry_run) %}
    {% for name, changed in plan.rows_since_swap.items() %}
        {% do print(name ~ " got or changed " ~ ("an unknown number of" if changed is none else changed)
            ~ " rows since the swap: " ~ ("merged into the old table." if plan.bring_rows else "left in " ~ name
            ~ plan.suffix ~ " only.")) %}
    {% endfor %}
    {% for name, keys in plan.come_back.items() %}
        {% do print(name ~ ": " ~ holdfast.counted(keys, "key")
            ~ " deleted since the swap: the old table still has them; delete them again after the rollback.") %}
    {% endfor %}
    {% for name, columns in plan.added_columns.items() %}
        {% do print("The old " ~ name ~ " gets columns of the new one, NULL in its other rows: " ~ columns | join(", ")
            ~ ". To keep its columns, leave the rows in the new table with bring_rows: false.") %}
    {% endfor %}
    {% for statement in statements %} {% do print("  " ~ statement) %} {% endfor %}
    {% for name, backup in plan.backups.items() %}
        {% do print(name ~ plan.suffix ~ " had been swapped in: "
            ~ ("a verified backup " ~ backup ~ " before it is dropped." if backup == "will be taken"
            else "the verified backup " ~ backup ~ " holds its rows.")) %}
    {% endfor %}
    {% set besides = ", with the columns named above; " if plan.added_columns else "; " %}
    {% do print("Dry run: nothing was changed." if dry_run else "Rolled back: " ~ plan.tables | join(", ")
        ~ " are the old tables again" ~ besides ~ ("the new ones are dropped." if plan.drop_new
        else "the new ones are TABLE" ~ plan.suffix ~ " again.")) %}
{% endmacro %}
