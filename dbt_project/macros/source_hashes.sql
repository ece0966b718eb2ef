{#-
  A query: for each unit (a game or a season) the hash over the rows that it is built from.

  The model's own text is part of it, so that a new formula there reaches old games. A new formula in a macro does not:
  run `dbt build --full-refresh --select MODEL` after it.

  inputs    a list of {relation, columns}: what the model reads; each relation has the unit and the season. A unit without
            rows in the first one is none.
  changes   restricts it to these units (changed_units)
-#}
{% macro source_hashes(inputs, unit='game_id', changes=none) -%}
select
        {{ unit }},
        {%- if unit != 'season' %}
        max(season) as season,
        {%- endif %}
        cast(sum(row_hash) as string) as source_hash
    from (
        {%- for input in inputs %}
        select
            {{ unit }},
            {%- if unit != 'season' %}
            season,
            {%- endif %}
            {{ loop.index }} as input_number,
            {{ row_hash(["'" ~ local_md5(model.raw_code) ~ loop.index ~ "'"] + input.columns) }} as row_hash
        from {{ input.relation }}
        where {{ in_units(changes, unit) }}
        {{ 'union all' if not loop.last }}
        {%- endfor %}
    ) as hashed_rows
    group by {{ unit }}
    having min(input_number) = 1
{%- endmacro %}
