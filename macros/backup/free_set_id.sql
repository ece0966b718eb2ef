{#- A new set's id; the next second while there is one of that id already. `kind` is set, single or safety. A user who
    does not see the sets would number the new one before them: refused. -#}
{% macro free_set_id(kind, all_backups=none) %}
    {% set taken = (holdfast.backups() if all_backups is none else all_backups) | map(attribute='set_id') | list %}
    {% do holdfast.refuse_hidden_backups(holdfast.protected_tables()) if not taken %}
    {% for seconds in range(taken | length + 1) %}
        {% set id = holdfast.new_set_id(kind, holdfast.now() + modules.datetime.timedelta(seconds=seconds)) %}
        {% if id not in taken %} {{ return(id) }} {% endif %}
    {% endfor %}
{% endmacro %}

{#- set_20260203T101500Z: text to YAML, in the order of time. -#}
{% macro new_set_id(kind, moment=none) %}
    {{ return(kind ~ '_' ~ (moment or holdfast.now()).strftime('%Y%m%dT%H%M%SZ')) }}
{% endmacro %}
