{#-
  The place among all rows of a partition, 1 for the best, whichever direction is better. Rows without a value have
  none, and do not count.
-#}
{% macro place(value, partition, less_is_better=false) -%}
case
        when {{ value }} is not null
            then rank() over (
                partition by {{ partition }}
                order by {{ value }} {{ 'asc' if less_is_better else 'desc' }} nulls last
            )
        end
{%- endmacro %}

{#- Return the percent rank: 1 for the best, including ties; 0 for the worst without a tie. -#}
{% macro percent_of_place(place, value, partition) -%}
1 - cast({{ place }} - 1 as double)
        / greatest(count({{ value }}) over (partition by {{ partition }}) - 1, 1)
{%- endmacro %}
