{#- How far an undrop got that was killed on the way; it looks at nothing. Returns a dictionary:

      command     the command that was given
      order       the statements that first put names in order
      undropped   the name under which the old table stands, or none
      replaced    the name under which the successor is kept, or none
      back        the old table stands where it belongs

    begun    its entries in the recovery log, oldest first
    facts    {relations, siblings (names), dropped (see dropped_tables()), stamp (see undrop_stamp())} -#}
{% macro undrop_state(table, into, begun, facts) %}
    {% set state = dict(holdfast.names_of_undrop(table, begun[0], facts.siblings), command=begun[0].detail, order=[],
        back=false) %}
    {% set siblings, left_by_dbt = facts.siblings | map('lower') | list, table.identifier ~ '__dbt_backup' %}
    {% for name in [table.identifier, left_by_dbt] if (name ~ '__steps_aside') | lower in siblings %}
        {% set had, aside = holdfast.sibling_table(table, name),
            holdfast.sibling_table(table, name ~ '__steps_aside') %}
        {% if holdfast.type_among(facts.relations, name) %}
            {% do state.update({'undropped': into or table.identifier ~ '__undropped_' ~ facts.stamp}) %}
            {% do state.order.append(holdfast.rename_sql(had, holdfast.sibling_table(table, state.undropped))) %}
        {% endif %}
        {% do state.order.append(holdfast.rename_sql(aside, had)) %}
    {% endfor %}
    {% set came_back = none if state.order or (state.undropped and not into)
        else holdfast.undropped_table(table, begun, facts.dropped) %}
    {% if into %} {{ return(holdfast.undrop_state_into(table, into, state, came_back, facts.relations)) }}
    {% elif came_back %}
        {#- A leftover under that name is one that has stepped back, once the dropped one has its place. -#}
        {% set in_place = holdfast.type_among(facts.relations, table.identifier) not in [none, 'VIEW',
            'STREAMING_TABLE', 'MATERIALIZED_VIEW'] and (state.replaced is not none or came_back.goal == table.schema
            ~ '.' ~ table.identifier) %}
        {% set at_first_name = came_back.name | lower == left_by_dbt | lower and left_by_dbt | lower in siblings %}
        {% do state.update({'back': in_place, 'undropped': left_by_dbt if at_first_name and not in_place else none}) %}
    {% endif %}
    {{ return(state) }}
{% endmacro %}

{#- {undropped, replaced}: the newest siblings of these kinds that the undrop made. Names are made before the log is
    written. -#}
{% macro names_of_undrop(table, entry, siblings) %}
    {% set minute = modules.datetime.timedelta(minutes=1) %}
    {% set since = holdfast.undrop_stamp(holdfast.time_from(entry.logged_at) - minute) %}
    {% set found = {'undropped': none, 'replaced': none} %}
    {% for name in siblings | sort if name[-16:] | lower >= since %}
        {% for kind in ['undropped', 'replaced'] if name[:-16] | lower == (table.identifier ~ '__' ~ kind
            ~ '_') | lower %}
            {% do found.update({kind: name}) %}
        {% endfor %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- The same for one that goes to another name beside the table. `back`: it stands there, at the latest after `order`.
-#}
{% macro undrop_state_into(table, into, state, came_back, relations) %}
    {% set stands = holdfast.type_among(relations, into) is not none %}
    {% if came_back and not stands and holdfast.type_among(relations, came_back.name) %}
        {% do state.order.append(holdfast.rename_sql(holdfast.sibling_table(table, came_back.name),
            holdfast.sibling_table(table, into))) %}
        {% do state.update({'undropped': into}) %}
    {% endif %}
    {% set came = came_back is not none or state.order | length > 0 %}
    {% do state.update({'back': state.undropped == into or (stands and came)}) %}
    {{ return(state) }}
{% endmacro %}

{#- Of the undrops that were begun, the newest, if its table is no longer among the dropped: {name: the one it was
    dropped with, goal: where it was to stand}; else none. When its recovery period is over it would not be among them
    anyway; that period is seven days unless schema or catalog set another. A table that was dropped again since is
    another story. -#}
{% macro undropped_table(table, begun, dropped) %}
    {% for entry in begun | reverse if holdfast.hours_since(entry.logged_at) < 7 * 24 %}
        {% set recorded = modules.re.match('^table (\\S+) (?:\\((\\S+)\\) )?dropped ', entry.from_point or '') %}
        {% set begun_at, last_drop = holdfast.time_text(holdfast.time_from(entry.logged_at)), dropped | first %}
        {% if recorded and not (last_drop and last_drop.when and last_drop.when > begun_at) %}
            {{ return({'name': recorded.group(2) or table.identifier, 'goal': entry.to_point}
                if recorded.group(1) not in dropped | map(attribute='id') | list else none) }}
        {% endif %}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}
