{#- The backups as they are kept or deleted, the newest first: the rows of `units` in units_sql(), and

      id        its set_id
      records   its copies, see backups()
      foreign   as is_foreign
      lacks     what makes it incomplete, as text; '' for a complete one

    damaged   ids of copies that reading found damaged -#}
{% macro backup_units(damaged=[]) %}
    {% set sql %}
    with {{ holdfast.units_sql(holdfast.place_of_backups(), holdfast.schemas_of_target(), damaged) }}
    select * from units order by place asc
    {% endset %}
    {% set records = {} %}
    {% for record in holdfast.backups() %} {% do records.setdefault(record.set_id, []).append(record) %} {% endfor %}
    {% set units = holdfast.query(sql | trim) %}
    {% for unit in units %}
        {% set own = records.get(unit.set_id, []) %}
        {% set lacks = '' if unit.complete else holdfast.lacks_text(own) %}
        {% do unit.update({'id': unit.set_id, 'records': own, 'lacks': lacks, 'foreign': unit.is_foreign}) %}
    {% endfor %}
    {{ return(units) }}
{% endmacro %}

{#- Which copies of a set have no sound manifest, and which tables are not in it. -#}
{% macro lacks_text(records) %}
    {% set whole = records | selectattr('complete') | list %}
    {% set names = whole | map(attribute='table') | list %}
    {% set missing = (whole[0].set_tables if whole else []) | reject('in', names) | list %}
    {% set unfinished, parts = records | rejectattr('complete') | map(attribute='id') | list, [] %}
    {% do parts.append(unfinished | join(', ') ~ " has no sound manifest") if unfinished %}
    {% do parts.append(missing | join(', ') ~ (" is" if missing | length == 1 else " are") ~ " not in it") if missing %}
    {{ return(parts | join('; ')) }}
{% endmacro %}
