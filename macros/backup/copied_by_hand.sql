{#- What is known of a copy without a sound manifest, in the form of manifest_of(). Printed SQL records what it copied,
    but no verb has read the copy: taken_at and reason are known, and `by_hand` is the name of its table. `table` is
    none for all of them, so that no verb takes one for a backup.

    row   a row of copies_sql(), which is not complete -#}
{% macro record_of_unsound(row) %}
    {% set nothing = {'verified_at': none, 'taken_at': '', 'table': none} %}
    {% set recorded = fromjson(row.manifest or 'null') %}
    {% if recorded is mapping and recorded.get('suspect') == holdfast.by_hand_text()
        and recorded.get('set') == row.set_id and recorded.get('table') is string %}
        {{ return(dict(nothing, by_hand=recorded.table, taken_at=recorded.get('taken_at') | string,
            reason=recorded.get('reason'))) }}
    {% endif %}
    {{ return(nothing) }}
{% endmacro %}

{#- Why a copy that printed SQL has made is suspect, in its manifest. -#}
{% macro by_hand_text() %} {{ return("copied by hand, verified by no verb") }} {% endmacro %}

{#- Return "a, b have no sound manifest; c was copied by hand and is not verified", about copies without a sound
    manifest; '' where the list is empty. -#}
{% macro unsound_text(records) %}
    {% set parts, lost, by_hand = [], [], [] %}
    {% for record in records %} {% do (by_hand if record.get('by_hand') else lost).append(record.id) %} {% endfor %}
    {% do parts.append(lost | join(', ') ~ (" has" if lost | length == 1 else " have")
        ~ " no sound manifest") if lost %}
    {% do parts.append(by_hand | join(', ') ~ (" was copied by hand and is" if by_hand | length == 1
        else " were copied by hand and are") ~ " not verified") if by_hand %}
    {{ return(parts | join('; ')) }}
{% endmacro %}

{#- The reason in the manifest of an adopted copy. -#}
{% macro reason_of_adoption(record) %}
    {% if not record.get('by_hand') %} {{ return('adopted: its manifest was lost') }} {% endif %}
    {{ return((record.reason ~ '; ' if record.reason else '') ~ 'copied by hand') }}
{% endmacro %}
