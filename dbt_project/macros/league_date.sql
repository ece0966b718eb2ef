{#-
  The league's date of a moment, which in the evening is a day before the date in UTC: `ingestion.clock.league_date` in
  SQL, whatever the time zone of the session is.
-#}
{% macro league_date(moment) -%}
{{ adapter.dispatch('league_date', 'nhl_lakehouse')(moment) }}
{%- endmacro %}

{% macro duckdb__league_date(moment) -%}
cast(timezone('America/New_York', {{ moment }}) as date)
{%- endmacro %}

{#- The cast gives the wall clock of the session, whose zone `convert_timezone` starts from. -#}
{% macro default__league_date(moment) -%}
cast(convert_timezone('America/New_York', cast({{ moment }} as timestamp_ntz)) as date)
{%- endmacro %}
