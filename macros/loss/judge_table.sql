{#- Judge a table, or a copy of it, by its keys and columns: does it lack one that a point since its last good one has?
    This is the only judgement of a loss: backups, doctor, recovery_plan, `auto` and the guard all ask it. Returns a
    dictionary:

      loss   none, or {missing, rows, columns, where, when, since, lost_by}: `missing` of the `rows` keys that are
             wanted are lacking, and `columns`, see lost_columns(); the last good point is `where`, of the time `when`;
             the loss was committed at `since` as `lost_by`; gone_back: true where that point is gone from the history,
             see gone_back(); by_rows: true where its keys cannot be read, see loss_by_rows()
      point  the last good point, see points_to_judge(); none when nothing had to be read
      mark   the state that was judged, see state_of(); none where the engine has no such thing
      read   false: the state was judged good before, or there is nothing to compare it with
      error  why the table cannot be read, or none
      version, committed_at   of the newest version, where that was looked up
      id, rows                see state_of()

    records   the backups of the table
    memory    see loss_memory()
    copy      {point, version, mark}: a copy of a pinned version; none: the table as it is now
    plain     false: what has the table's name is a view or the like, without versions that could be read -#}
{% macro judge_table(table, records, memory, copy=none, plain=true) %}
    {% set known = holdfast.known_of(table, records, memory) %}
    {% set plain = plain and (copy is none or copy.version is not none) %}
    {% set remembered = known.get("id") or known.get("rows") is not none %}
    {% set state = holdfast.state_of(table) if plain and (not copy or remembered) else {} %}
    {% set mark = (copy.mark if copy else state.mark) if plain else none %}
    {% set is_good = mark and mark == holdfast.newest_good_mark(records, known) %}
    {% set is_known = mark == known.get("mark") or (is_good and not known.get("rows")) %}
    {% set verdict = {"loss": none, "point": none, "mark": mark, "read": false, "error": none, "version": none,
        "committed_at": none, "id": state.get("id"),
        "rows": state.get("rows") if is_known else holdfast.rows_of_state(table, state, copy)} %}
    {% set gone_back = holdfast.loss_by_going_back(table, known, state, copy) %}
    {% if gone_back %} {{ return(dict(verdict, **gone_back)) }} {% endif %}
    {#- A copy that came back has the mark that it was taken with: fewer rows than were judged since are looked at. -#}
    {% set fell = mark != known.get("mark") and (known.get("rows") or 0) > (verdict.rows or 0) %}
    {% if is_good and not fell %} {{ return(dict(verdict, version=state.get("version"))) }} {% endif %}
    {% set versions = holdfast.history(table, with_readable=false) if plain and holdfast.has_history(table) else [] %}
    {% set known = holdfast.known_of_this_table(known, versions, records) %}
    {% set versions = versions | selectattr('version', 'le', copy.version) | list if copy else versions %}
    {% set newest = versions | first | default({}) %}
    {% do verdict.update({"version": newest.version | int, "committed_at": newest.committed_at | string}) if newest %}
    {% set points = holdfast.points_to_judge(versions, records, known) %}
    {% set now = {} if copy and copy.version != state.get("version") else {"rows": verdict.rows} %}
    {% set by_rows = holdfast.loss_by_rows(table, versions, records, known, now) %}
    {% if not points %} {{ return(dict(verdict, loss=by_rows)) }} {% endif %}
    {% set goal = dict({"kind": "live"}, **(copy.point if copy else {})) %}
    {% do goal.update({"label": "now", "when": newest.committed_at, "version": newest.version,
        "removes": holdfast.removed_on_purpose(newest, known)}) %}
    {% set found = holdfast.compare_points(table, points + [goal], known.get("columns_since")) %}
    {% if not found.error and not found.loss %} {% do found.update({"loss": by_rows}) %} {% endif %}
    {{ return(dict(verdict, read=true, **found)) }}
{% endmacro %}

{#- Return how many rows a state has; none where that is not known. An engine that does not say so with the state
    answers a bare count from the Delta log. -#}
{% macro rows_of_state(table, state, copy) %}
    {% set is_now = state.get("mark") and (not copy or copy.version == state.version) %}
    {% if state.get("rows") is not none or not is_now %} {{ return(state.get("rows")) }} {% endif %}
    {% set tried = holdfast.try_query("select count(*) as n from " ~ table.sql) %}
    {{ return(none if tried.error else tried.rows[0].n | int) }}
{% endmacro %}
