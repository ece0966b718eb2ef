{#-
  The new generation of a table against the old one, by reading both in full, at versions that are pinned first:

    old, new                        the stamps that were compared
    rows_old, rows_new              rows
    missing, extra, double          keys that the new one lacks, that only it has, that it has more than once or as NULL
    moved                           rows that the old one got or changed since they were copied
    lost                            columns that are gone, are too narrow for the old values, or have fewer values
    changed                         columns with other values or another type, for keys that both have
    added                           columns that only the new one has
    problems                        why it must not be swapped, a clause each; empty when it may
-#}
{% macro compare_deployments(table, suffix, allow_missing_keys, allow_lost_columns) %}
  {% set names, copied = lakehouse.deployment_names(table, suffix), table.version %}
  {% set table = names.live %}
  {% for side in [names.live, names.new] if not lakehouse.exists(side) %}
    {% do lakehouse.fail(side.identifier ~ " does not exist; " ~ ("fill it again with " if side is sameas names.new
        else "bring it back with restore_table, then ") ~ lakehouse.deployment_command('begin', suffix) ~ ".") %}
  {% endfor %}
  {% set stamps = {'old': lakehouse.stamp(names.live), 'new': lakehouse.stamp(names.new)} %}
  {% set old = lakehouse.reader(names.live, {'kind': 'version', 'id': stamps.old.version}) %}
  {% set new = lakehouse.reader(names.new, {'kind': 'version', 'id': stamps.new.version}) %}
  {% set found = {'table': table.name, 'old': stamps.old, 'new': stamps.new, 'lost': [], 'changed': [], 'added': [], 'problems': []} %}
  {% set old_columns, new_columns, shared = lakehouse.columns_of(old), {}, [] %}
  {% for column in lakehouse.columns_of(new) %}
    {% do new_columns.update({column.name: column.type}) %}
    {% do found.added.append(column.name) if column.name not in old_columns | map(attribute='name') %}
  {% endfor %}
  {% for column in table.key if column not in new_columns %}
    {% do lakehouse.fail(names.new.identifier ~ " has no column " ~ column ~ ", which is in the key of " ~ table.name
        ~ " (" ~ table.key | join(', ') ~ "); without its key it cannot be compared.") %}
  {% endfor %}
  {% set counts = lakehouse.compare_keys(table, new, old) %}
  {% do found.update({
      'rows_old': counts.rows_then, 'rows_new': counts.rows_now, 'missing': counts.only_then, 'extra': counts.only_now,
      'double': counts.duplicate_now + counts.null_now, 'moved': lakehouse.count_changed_rows(names.live, copied, stamps.old.version),
  }) %}
  {% for column in old_columns %}
    {% set now = new_columns.get(column.name) %}
    {% if now is none %}
      {% do found.lost.append(column.name ~ " (gone)") %}
    {% elif not lakehouse.fits_into(column.type, now) %}
      {% do found.lost.append(column.name ~ " (" ~ column.type ~ " to " ~ now ~ ")") %}
    {% else %}
      {% do shared.append({'name': column.name, 'type': now, 'old_type': column.type}) %}
    {% endif %}
  {% endfor %}
  {% set old_side, new_side = old, new %}
  {% if counts.only_now or counts.only_then %}
    {% set old_side, new_side = lakehouse.shared_keys_sql(table, old, new), lakehouse.shared_keys_sql(table, new, old) %}
  {% endif %}
  {% set then, now = lakehouse.column_facts(table, old_side, shared), lakehouse.column_facts(table, new_side, shared) %}
  {% for column in shared %}
    {% set name = column.name %}
    {% if now[name].filled < then[name].filled %}
      {% do found.lost.append(name ~ " (" ~ now[name].filled ~ " of " ~ then[name].filled ~ " values)") %}
    {% elif now[name].hash != then[name].hash or column.type != column.old_type %}
      {% do found.changed.append(name if column.type == column.old_type else name ~ " (" ~ column.old_type ~ " to " ~ column.type ~ ")") %}
    {% endif %}
  {% endfor %}
  {% set may_lack = table.name in allow_missing_keys %}
  {% if found.rows_old and not found.rows_new and not may_lack %}
    {% do found.problems.append("is empty, and " ~ table.name ~ " holds " ~ found.rows_old ~ " rows") %}
  {% elif found.missing and not may_lack %}
    {% do found.problems.append("lacks " ~ found.missing ~ " of the keys of " ~ table.name ~ " (" ~ lakehouse.example_of_missing(table, old, new)
        ~ "); if that is meant, say allow_missing_keys: [" ~ table.name ~ "]") %}
  {% endif %}
  {% if found.double %}
    {% do found.problems.append("has " ~ found.double ~ " keys more than once or as NULL") %}
  {% endif %}
  {% if found.moved %}
    {% do found.problems.append("was filled before " ~ table.name ~ " got or changed " ~ found.moved ~ " rows; bring them along with "
        ~ lakehouse.deployment_command('begin', suffix)) %}
  {% endif %}
  {% if found.lost and table.name not in allow_lost_columns %}
    {% do found.problems.append("loses what columns hold: " ~ found.lost | join(', ') ~ "; if that is meant, say allow_lost_columns: ["
        ~ table.name ~ "]") %}
  {% endif %}
  {{ return(found) }}
{% endmacro %}

{#- The rows of one side whose key the other has, too. -#}
{% macro shared_keys_sql(table, from_clause, other) %}
  {{ return("(select s.* from " ~ from_clause ~ " as s where exists (select 1 from " ~ other ~ " as o where "
      ~ lakehouse.same_key(table, 'o', 's') ~ ")) as both_have") }}
{% endmacro %}

{#- The smallest key that one side has and the other lacks, as text. -#}
{% macro example_of_missing(table, from_clause, other) %}
  {% set key, parts = [], [] %}
  {% for column in table.key %}
    {% do key.append("s." ~ lakehouse.quoted(table, column)) %}
  {% endfor %}
  {% set found = lakehouse.query(
      "select " ~ key | join(", ") ~ " from " ~ from_clause ~ " as s where not exists (select 1 from " ~ other ~ " as o where "
      ~ lakehouse.same_key(table, 'o', 's') ~ ") order by " ~ key | join(", ") ~ " limit 1"
  ) %}
  {% for column in table.key if found %}
    {% do parts.append(column ~ " " ~ found[0][column | lower]) %}
  {% endfor %}
  {{ return(parts | join(", ")) }}
{% endmacro %}
