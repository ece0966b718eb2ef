{#- Return how many rows the commit of a version took out on purpose, or none. Its writer says so in the note of the
    commit (`userMetadata`), "removes 12 rows on purpose: ..."; where it cannot write a note, in the detail of an entry
    `remove_rows` of the recovery log, whose to_point is "version 7". The rows are those that the version before has and
    this one lacks: a label that says fewer does not count, see masks_removed(). -#}
{% macro removed_on_purpose(version, known) %}
    {% set logged = (known.get("removals") or {}).get(version.version) %}
    {% set label = modules.re.match("removes ([0-9]+) rows? on purpose", version.get("note") or logged or "") %}
    {{ return(label.group(1) | int if label else none) }}
{% endmacro %}
