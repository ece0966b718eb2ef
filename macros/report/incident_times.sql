{#- Return when the incident began, was noticed and ended: {first_loss, detection, end, until_detection, until_end}.
    Noticed means: the first recovery verb in the log. Ended means: the last one that succeeded. -#}
{% macro incident_times(losses, entries) %}
    {% set first = losses | map(attribute='at') | select | min | default(none) %}
    {% set noticed = entries | map(attribute='at') | min | default(none) %}
    {% set done = entries | selectattr('state', 'equalto', 'done') | rejectattr('verb', 'equalto', 'freeze') | list %}
    {% set end = done | map(attribute='ended') | max | default(none) %}
    {{ return({'first_loss': first, 'detection': noticed, 'end': end,
        'until_detection': holdfast.seconds_between(first, noticed),
        'until_end': holdfast.seconds_between(noticed, end)}) }}
{% endmacro %}

{% macro seconds_between(start, end) %}
    {% if not start or not end or end < start %} {{ return(none) }} {% endif %}
    {{ return((holdfast.time_from(end) - holdfast.time_from(start)).total_seconds() | int) }}
{% endmacro %}
