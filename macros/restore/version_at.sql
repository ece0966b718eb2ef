{#- The last version that was committed by a time: {version}, or {refusal} where the history begins later. Commits' own
    times count: the files of a copied folder have new ones. A time that has not come fails: no table has one. -#}
{% macro version_at(table, versions, moment) %}
    {% set time = "timestamp: " ~ holdfast.time_text(moment) ~ " UTC" %}
    {% do holdfast.fail(time ~ " has not come yet; the newest version of " ~ table.name ~ " is "
        ~ versions[0].version ~ " of " ~ versions[0].committed_at ~ " UTC.") if moment > holdfast.now() %}
    {% for version in versions if holdfast.time_from(version.committed_at) <= moment %}
        {{ return({'version': version.version, 'refusal': none}) }}
    {% endfor %}
    {{ return({'version': none, 'refusal': time ~ " is before the first version of " ~ table.name
        ~ " in its history; the oldest is " ~ versions[-1].version ~ " of " ~ versions[-1].committed_at ~ " UTC."}) }}
{% endmacro %}
