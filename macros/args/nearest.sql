{#- Return the candidate most like a word, or none: by the share of letter pairs that both have (Dice's coefficient),
    which must be more than 0.3. For `did you mean`. -#}
{% macro nearest(word, candidates) %}
    {% set best = namespace(name=none, score=0.3) %}
    {% set wanted = holdfast.letter_pairs(word) %}
    {% for candidate in candidates %}
        {% set offered = holdfast.letter_pairs(candidate) %}
        {% set shared = wanted | select('in', offered) | list | length %}
        {% set score = 2 * shared / ((wanted | length) + (offered | length) or 1) %}
        {% if score > best.score %} {% set best.name = candidate %} {% set best.score = score %} {% endif %}
    {% endfor %}
    {{ return(best.name) }}
{% endmacro %}

{% macro letter_pairs(word) %}
    {% set text = ' ' ~ (word | string | lower) ~ ' ' %}
    {% set pairs = [] %}
    {% for i in range((text | length) - 1) %} {% do pairs.append(text[i:i + 2]) %} {% endfor %}
    {{ return(pairs) }}
{% endmacro %}
