{#- The backups as they are kept or deleted, the newest first: the rows of `units` in units_sql(), and

      records   its copies, see backups()
      lacks     what makes it incomplete, as text; '' for a complete one

    all_backups   see backups() -#}
{% macro backup_units(all_backups) %}
    {% set sql %}
    with {{ holdfast.units_sql(holdfast.place_of_backups(), holdfast.schemas_of_target()) }}
    select * from units order by place asc
    {% endset %}
    {% set records = {} %}
    {% for record in all_backups %} {% do records.setdefault(record.set_id, []).append(record) %} {% endfor %}
    {% set units = holdfast.query(sql | trim) %}
    {% for unit in units %}
        {% set own = records.get(unit.set_id, []) %}
        {% do unit.update({'records': own, 'lacks': '' if unit.complete else holdfast.lacks_text(own)}) %}
    {% endfor %}
    {{ return(units) }}
{% endmacro %}

{#- Which copies of a set have no sound manifest, and which tables are not in it. -#}
{% macro lacks_text(records) %}
    {% set whole = records | selectattr('complete') | list %}
    {% set names = whole | map(attribute='table') | list %}
    {% set missing = (whole[0].set_tables if whole else []) | reject('in', names) | list %}
    {% set unfinished, parts = records | rejectattr('complete') | list, [] %}
    {% do parts.append(holdfast.unsound_text(unfinished)) if unfinished %}
    {% do parts.append(missing | join(', ') ~ (" is" if missing | length == 1 else " are") ~ " not in it") if missing %}
    {{ return(parts | join('; ')) }}
{% endmacro %}
