{#- Between validation and swap nothing may have been written: what was not compared is not swapped. -#}
{% macro require_validated(table, generation, names) %}
  {% set passed = generation.validated[table.name] %}
  {% for side, wanted in {'live': passed.old, 'new': passed.new}.items() %}
    {% set found = lakehouse.stamp(names[side]) %}
    {% if found.id != wanted.id or found.version != wanted.version %}
      {% set moved = lakehouse.count_changed_rows(names.live, table.version, found.version) if side == 'live' else 0 %}
      {% do lakehouse.fail(names[side].identifier ~ " is not what was validated: it is at version " ~ found.version ~ ", validated was "
          ~ wanted.version ~ (" of another table" if found.id != wanted.id else "") ~ "; "
          ~ ("it got or changed " ~ moved ~ " rows since, bring them along with " ~ lakehouse.deployment_command('begin', generation.suffix)
             ~ ", then " if moved else "") ~ "validate again: " ~ lakehouse.deployment_command('validate', generation.suffix)) %}
    {% endif %}
  {% endfor %}
{% endmacro %}
