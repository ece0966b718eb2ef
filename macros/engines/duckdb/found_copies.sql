{#- What to write behind FROM for the copies that there are: id, manifest, bytes. With a second place, a copy of both
    places is one row. Its manifest is the one of the first place, unless only that of the other one is sound, or says
    that the copy is not damaged. -#}
{% macro found_copies() %}
    {% if not holdfast.duckdb__second_place() %} {{ return("lake.backups()") }} {% endif %}
    {% set sql %}
    (
      select id, case when from_elsewhere then elsewhere else manifest end as manifest, bytes
      from {{ holdfast.copies_in_both_places() | indent(6) }} as copies
    ) as copies_found_there
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{#- The same with is_here (there is a folder in the first place), elsewhere (the manifest in the second place),
    from_elsewhere (that one counts) and good_elsewhere (it is sound, and does not say that the copy is damaged). -#}
{% macro copies_in_both_places() %}
    {% set sql %}
    (
      select *, worth_elsewhere > worth_here as from_elsewhere, worth_elsewhere = 2 as good_elsewhere
      from (
        select
          *,
          case when is_here then {{ holdfast.worth_of_manifest("manifest") | indent(10) }} else -1 end as worth_here,
          {{ holdfast.worth_of_manifest("elsewhere") | indent(10) }} as worth_elsewhere
        from lake.copies()
      ) as judged_copies
    )
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{#- An expression: 2 for a sound manifest, 1 for one that says that its copy is damaged, 0 for any other text or none.
-#}
{% macro worth_of_manifest(manifest) %}
    {% set sql %}
    case
      when not {{ holdfast.sound_manifest_sql({}, manifest, holdfast.set_of_id()) | indent(6) }}
        then 0
      when coalesce({{ manifest }} ->> '$.damaged', '') <> ''
        then 1
      else 2
    end
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
