{#-
  Return the state of every deployment that was begun and is neither finished nor thrown away, oldest first. It is
  computed from the journal alone, so that a verb that was killed can be completed. One dictionary each:

    suffix        its name: the new tables are called TABLE ~ suffix, the old ones after the swap TABLE_before ~ suffix
    tables        {name, database, schema, identifier, key, newest, reload, version, copied}; version: the one whose
                  rows the copy has, copied: the one that it was made from
    stage         begun, validated or swapped
    running       begin, swap, rollback or finish: the verb that started and has no end; none between verbs
    refreshes     true: the begin that runs merges new rows into copies that were complete
    drop_new      true: the rollback that runs drops the new tables
    bring_rows    false: the rollback that runs leaves the rows since the swap in the new tables
    seen          {table: the version of the new table at which the rollback that runs counted these rows}
    swap          none, started (whether it ended or not), or undone
    validated     {table: {old, new}}: the stamps that passed validation
    since         when it was begun, UTC
    begun_by      the run that began it

  Of two that were begun at once with the same suffix or a table in common, the first counts.

  events   a list of {run_id, verb, state, logged_at, detail}, oldest first; see deployments()
-#}
{% macro deployment_states(events) %}
    {% set states = {} %}
    {% for event in events %}
        {% set detail = fromjson(event.detail) %}
        {% set state = holdfast.next_deployment_state(states.get(detail.suffix), event, detail) %}
        {% if state and (detail.suffix in states or not holdfast.shares_tables(state, states.values())) %}
            {% do states.update({detail.suffix: state}) %}
        {% else %} {% do states.pop(detail.suffix, none) if not state %}
        {% endif %}
    {% endfor %}
    {{ return(states.values() | list) }}
{% endmacro %}

{#- Is a table of a deployment in one of the others? -#}
{% macro shares_tables(deployment, others) %}
    {% set names = deployment.tables | map(attribute="name") | list %}
    {% for other in others %}
        {% for table in other.tables if table.name in names %} {{ return(true) }} {% endfor %}
    {% endfor %}
    {{ return(false) }}
{% endmacro %}

{#- Return the state of a deployment after an event, or none: it does not exist yet, or has ended. -#}
{% macro next_deployment_state(state, event, detail) %}
    {% set verb = event.verb | replace("blue_green_", "") %}
    {% set begins = verb == "begin" and event.state == "started" and not detail.get("again") and not state %}
    {% set ends = event.state == "done" and (verb == "finish" or (verb == "rollback" and detail.get("drop_new"))) %}
    {% if begins %}
        {{ return({"suffix": detail.suffix, "tables": detail.tables, "stage": "begun", "running": "begin",
            "refreshes": false, "drop_new": false, "bring_rows": true, "seen": {}, "swap": none,
            "validated": {}, "since": holdfast.time_text(holdfast.time_from(event.logged_at)),
            "begun_by": event.get("run_id")}) }}
    {% elif not state or ends %} {{ return(none) }}
    {% endif %}
    {{ return(dict(state, **holdfast.deployment_change(state, verb, event.state, detail))) }}
{% endmacro %}

{#- Return what an event changes in the state of a deployment that goes on. -#}
{% macro deployment_change(state, verb, event_state, detail) %}
    {% set change = {"begin started": {"stage": "begun", "running": "begin", "validated": {}, "refreshes": true},
        "begin done": {"stage": "begun", "running": none, "validated": {}, "refreshes": false,
        "tables": detail.get("tables")}, "validate done": {"stage": "validated", "validated": detail.get("validated")},
        "validate failed": {"stage": "begun", "validated": {}},
        "swap done": {"stage": "swapped", "running": none, "validated": detail.get("validated") or state.validated},
        "rollback done": {"stage": "validated" if state.validated else "begun", "running": none, "bring_rows": true,
        "seen": {}, "swap": "undone" if state.swap else none}}.get(verb ~ " " ~ event_state) %}
    {% if change is none and event_state == "started" %}
        {% set change = {"running": verb, "drop_new": detail.get("drop_new", false),
            "bring_rows": detail.get("bring_rows", true), "seen": detail.get("seen", {}),
            "swap": "started" if verb == "swap" else state.swap} %}
    {% endif %}
    {{ return(change or {}) }}
{% endmacro %}
