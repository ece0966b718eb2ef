{#- Return what doctor knows of the reading of backups:

      read       what it read itself, see read_in_rotation()
      backups    those that count as good: {id, set, table, read_at (when it was last read whole)}
      since      text, UTC: those that were not read since then are named
      future     sentences on sets from the future

    units   see backup_units() -#}
{% macro read_facts(all_backups, units) %}
    {% set read, future, good = holdfast.read_in_rotation(all_backups), [], [] %}
    {% for unit in units if unit.is_future and not unit.is_foreign %}
        {% do future.append(holdfast.future_text(unit)) %}
    {% endfor %}
    {% for record in holdfast.whole_copies(all_backups) if record.good %}
        {% do good.append({'id': record.id, 'set': record.set, 'table': record.table,
            'read_at': holdfast.read_at(record)}) %}
    {% endfor %}
    {{ return({'read': read, 'backups': good, 'since': holdfast.read_since(), 'future': future}) }}
{% endmacro %}
