{#-
  The parts of a total are the total: PREFIX_total_MEASURE = ev + pp + pk + other, none of them negative or missing.
  Measures in `may_be_unknown` have NULL where a part is unknown, as ice time where the shifts exceed the boxscore. In gold
  a team's total has no prefix: `total: ""`.
-#}
{% test situations_add_up(model, prefix, measures, total=none, may_be_unknown=[]) %}

select *
from {{ model }}
where
    false{% for measure in measures %}
    {%- set whole = (prefix ~ 'total_' if total is none else total) ~ measure %}
    {%- set parts = [] %}
    {%- for part in parts_of_total() %}{% do parts.append(prefix ~ part ~ '_' ~ measure) %}{% endfor %}
    or {{ whole }} != {{ parts | join(' + ') }}
    or least({{ parts | join(', ') }}) < 0
    {%- if measure not in may_be_unknown %}
    or ({{ whole }} is null) != ({{ parts | join(' + ') }} is null)
    {%- endif %}
    {%- endfor %}

{% endtest %}
