{#- Compare the new table of a deployment with the old one, by reading both in full at versions that are pinned first.

      table, old, new       its name; the stamps that were compared
      rows_old, rows_new    rows
      missing, extra        keys that the new table lacks, that only it has
      double                keys that it has more than once or as NULL
      moved                 rows of the old table that changed since they were copied
      deleted               keys that were deleted from the old table since, and that the new one still has
      lost                  columns that are gone, are too narrow for the old values, or have fewer values
      changed               columns with other values or another type, for keys that both have
      added                 columns that only the new table has
      repartitioned         the partition columns of both where they differ, as text; or none
      problems              why it must not be swapped, a clause each; empty when it may

    exceptions   see deployment_problems() -#}
{% macro compare_deployment(table, suffix, exceptions) %}
    {% set names = holdfast.deployment_names(table, suffix) %}
    {% do holdfast.require_both_tables(names, suffix) %}
    {% do holdfast.refuse_row_security(names.live, "new", "Lift it until blue_green_finish, then validate again.") %}
    {% set stamps = {"old": holdfast.stamp(names.live), "new": holdfast.stamp(names.new)} %}
    {% set old = holdfast.reader(names.live, {"kind": "version", "id": stamps.old.version}) %}
    {% set new = holdfast.reader(names.new, {"kind": "version", "id": stamps.new.version}) %}
    {% do holdfast.require_key_columns(names, new) %}
    {% set columns = holdfast.match_deployment_columns(holdfast.columns_of(old), holdfast.columns_of(new)) %}
    {% set is_same = holdfast.holds_the_same(names.live, old, new, columns) %}
    {% set counts = holdfast.compare_keys_of_same(names.live, new) if is_same
        else holdfast.compare_keys(names.live, new, old) %}
    {% set values = {"lost": [], "changed": []} if is_same
        else holdfast.compare_values(names.live, old, new, columns.shared, counts.only_now or counts.only_then) %}
    {% set found = {"table": table.name, "old": stamps.old, "new": stamps.new, "rows_old": counts.rows_then,
        "rows_new": counts.rows_now, "missing": counts.only_then, "extra": counts.only_now,
        "double": counts.duplicate_now + counts.null_now, "moved": holdfast.count_changed_rows(names.live,
        table.version, stamps.old.version), "lost": columns.lost + values.lost, "changed": values.changed,
        "added": columns.added, "repartitioned": holdfast.repartitioned(names)} %}
    {% set example = holdfast.example_of_missing(names.live, old, new) if found.missing and found.rows_new else none %}
    {% set copied, kept = table.get("copied", table.version), {"number": 0, "example": none} %}
    {% if found.extra %}
        {#- Refuses where the version that was copied cannot be read any more. -#}
        {% do holdfast.count_changed_rows(names.live, copied, stamps.old.version) if copied != table.version %}
        {% set kept = holdfast.keys_that_come_back(names.live, copied, stamps.old.version, new) %}
    {% endif %}
    {% do found.update({"deleted": kept.number}) %}
    {{ return(dict(found, problems=holdfast.deployment_problems(found, exceptions, {"missing": example,
        "deleted": kept.example}, suffix))) }}
{% endmacro %}

{#- Return how the partition columns of the old table and of the new one differ, as text; or none. -#}
{% macro repartitioned(names) %}
    {% set old, new = holdfast.partition_columns(names.live), holdfast.partition_columns(names.new) %}
    {{ return((old | join(", ") or "none") ~ " to " ~ (new | join(", ") or "none") if old != new else none) }}
{% endmacro %}

{% macro require_both_tables(names, suffix) %}
    {% for side in [names.live, names.new] if not holdfast.exists(side) %}
        {% set remedy = "copy it again: " if side is sameas names.new else "bring it back with restore_table, then " %}
        {% do holdfast.fail(side.identifier ~ " does not exist; " ~ remedy
            ~ holdfast.deployment_command("begin", suffix) ~ ".") %}
    {% endfor %}
{% endmacro %}

{% macro require_key_columns(names, new) %}
    {% for column in holdfast.lacks_key(names.live, new) %}
        {% do holdfast.fail(names.new.identifier ~ " has no column " ~ column ~ ", which is in the key of "
            ~ names.live.name ~ " (" ~ names.live.key | join(", ") ~ "); add it: rows are compared by key.") %}
    {% endfor %}
{% endmacro %}

{#- Return the smallest key that one side has and the other lacks, as text. -#}
{% macro example_of_missing(table, from_clause, other) %}
    {% set keys, parts = holdfast.key_list(table, "holdfast_this."), [] %}
    {% set sql %}
    select {{ keys }}
    from {{ from_clause }} as holdfast_this
    where not {{ holdfast.key_is_in(table, other) }}
    order by {{ keys }}
    limit 1
    {% endset %}
    {% set found = holdfast.query(sql | trim) %}
    {% for column in table.key if found %} {% do parts.append(column ~ " " ~ found[0][column | lower]) %} {% endfor %}
    {{ return(parts | join(", ")) }}
{% endmacro %}
