{#-
  A hash of some columns of a row, as a number that can be summed: another value, or NULL in the place of a value,
  gives another hash. Each engine has its own, so hashes are compared on one engine only.
-#}
{% macro row_hash(columns) -%}
{{ adapter.dispatch('row_hash', 'nhl_lakehouse')(columns) }}
{%- endmacro %}

{% macro duckdb__row_hash(columns) -%}
cast(hash({{ columns | join(', ') }}) as hugeint)
{%- endmacro %}

{#- xxhash64 skips NULL, so each value becomes a text, and NULL a text that no value has. -#}
{% macro default__row_hash(columns) -%}
cast(
        xxhash64(
            {%- for column in columns %}
            coalesce(cast({{ column }} as string), chr(30)){{ ',' if not loop.last }}
            {%- endfor %}
        ) as decimal(38, 0)
    )
{%- endmacro %}
