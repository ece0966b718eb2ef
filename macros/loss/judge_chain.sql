{#- Judge points one after the other by the keys that each has: {good, missing, wanted, first_bad}. A point is good when
    it lacks no key of those before it; so small losses add up. `good` and `first_bad` are places in `points`: of the
    newest good one, and of the first without a key since that one (none: the last point is good). `missing` of the
    `wanted` keys are not in the last point, nor are `columns`, see lost_columns(): a point without one is not good.

    points   oldest first, see points_to_judge(); the first is taken as good
    masks    {mask: number of keys}: a digit for each point, in order, 1 where that one has the keys
    share    the share of keys that a point may lack: of a table that may shrink
    columns  see columns_of_points() -#}
{% macro judge_chain(points, masks, share=0, columns=[]) %}
    {% set state = namespace(good=0, missing=0, wanted=0, first_bad=none, masks=[], columns=[]) %}
    {% for mask in masks if mask[0] == "1" %} {% do state.masks.append(mask) %} {% endfor %}
    {% for place in range(1, points | length) %}
        {% set removed = holdfast.masks_removed(points, place, masks) %}
        {% set state.masks = state.masks | reject("in", removed) | list %}
        {% set state.missing = holdfast.keys_of_masks(masks, holdfast.masks_without(state.masks, place)) %}
        {% set state.wanted = holdfast.keys_of_masks(masks, state.masks) %}
        {% set state.columns = holdfast.lost_columns(columns, state.good, place) %}
        {% if state.missing <= state.wanted * share and not state.columns %}
            {% set state.good = place %} {% set state.first_bad = none %} {% set state.masks = [] %}
        {% elif state.first_bad is none %} {% set state.first_bad = place %}
        {% endif %}
        {% for mask in masks if mask[place] == "1" and mask not in state.masks %}
            {% do state.masks.append(mask) %}
        {% endfor %}
    {% endfor %}
    {{ return({"good": state.good, "missing": state.missing, "wanted": state.wanted, "first_bad": state.first_bad,
        "columns": state.columns}) }}
{% endmacro %}

{#- Return the masks of the keys that the commit of a point removed on purpose: those that the version before has and
    this one lacks, unless they are more than its label says. -#}
{% macro masks_removed(points, place, masks) %}
    {% set point, removed = points[place], [] %}
    {% for before in range(place) if point.removes is not none and points[before].version == point.version - 1 %}
        {% for mask in masks if mask[before] == "1" and mask[place] == "0" %} {% do removed.append(mask) %} {% endfor %}
    {% endfor %}
    {{ return(removed if holdfast.keys_of_masks(masks, removed) <= (point.removes or 0) else []) }}
{% endmacro %}

{% macro masks_without(masks, place) %}
    {% set found = [] %}
    {% for mask in masks if mask[place] == "0" %} {% do found.append(mask) %} {% endfor %}
    {{ return(found) }}
{% endmacro %}

{% macro keys_of_masks(masks, wanted) %}
    {% set counts = [] %}
    {% for mask in wanted %} {% do counts.append(masks[mask]) %} {% endfor %}
    {{ return(counts | sum) }}
{% endmacro %}
