{#- Every copy that exists, the newest first: what its manifest recorded, see manifest_of(), and

      id, bytes
      set_id     the unit that it is kept or deleted with, told by its id
      place      of that unit: 1 for the newest, see placed_sql()
      future     its time is later than now, see units_sql()
      complete   its manifest is sound, see sound_manifest_sql(); false: an interrupted copy, or a damaged manifest,
                 or one that printed SQL made; see record_of_unsound()
      good       see units_sql()
      here, elsewhere   only with a second place: see second_copies_sql() -#}
{% macro backups() %}
    {% set sql %}
    with {{ holdfast.units_sql(holdfast.place_of_backups(), holdfast.schemas_of_target()) }}
    select copies.id, copies.set_id, copies.manifest, copies.bytes, copies.complete, judged.good,
      units.place, units.is_future
    from copies
    inner join judged on copies.id = judged.id
    inner join units on copies.set_id = units.set_id
    order by units.place asc, copies.id asc
    {% endset %}
    {% set second = holdfast.second_copies_sql(holdfast.place_of_backups(), holdfast.schemas_of_target()) %}
    {% set found, places = [], {} %}
    {% for row in (holdfast.query(second) if second else []) %}
        {% do places.update({row.id: {'here': row.here, 'elsewhere': row.elsewhere}}) %}
    {% endfor %}
    {% for row in holdfast.query(sql | trim) %}
        {% set record = fromjson(row.manifest) if row.complete else holdfast.record_of_unsound(row) %}
        {% do record.pop('seal', none) %}
        {#- Backups that were taken before the first release have it under another name. -#}
        {% do record.update({'metadata': record.pop('belongings')}) if 'belongings' in record %}
        {% do record.update({'id': row.id, 'set_id': row.set_id, 'bytes': row.bytes, 'complete': row.complete}) %}
        {% do record.update({'good': row.good, 'place': row.place | int, 'future': row.is_future}) %}
        {% do record.update(places.get(row.id, {})) %}
        {% do found.append(record) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- A table of the catalog that backups of this target lie in. -#}
{% macro place_of_backups() %} {{ return(holdfast.table_at(target.database, target.schema, '')) }} {% endmacro %}

{#- In lower case: names are compared without regard to case, as the engines do. -#}
{% macro schemas_of_target() %}
    {{ return(holdfast.tables() | map(attribute='schema') | map('lower') | unique | list) }}
{% endmacro %}
