{#- Return the mark of the newest state that was judged good: when a backup was taken, or by the guard after that. The
    mark of an older one proves nothing: older files may have been put in the place of newer ones. none: no such state
    is known. What is older than an accepted loss does not count, see newest_good_point(). -#}
{% macro newest_good_mark(records, known) %}
    {% set copies, accepted = holdfast.good_copies(records), known.get("accepted") %}
    {% set point = holdfast.backup_to_judge(copies[0]) if copies and copies[0].get("mark") else none %}
    {% set judged_at = holdfast.time_from(known.committed_at) if known.get("committed_at") else none %}
    {% set is_newest = point and (not accepted or holdfast.is_after_acceptance(point, accepted))
        and (not judged_at or judged_at <= point.at) %}
    {{ return(copies[0].mark if is_newest else known.get("mark")) }}
{% endmacro %}
