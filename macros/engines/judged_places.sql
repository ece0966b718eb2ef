{#- Return the FROM clause that tells which copy of a backup counts, of those in both places: all columns of `listed`,
    and

      from_elsewhere   its manifest is the one in the second place: the first place has none that is worth as much
      good_elsewhere   the one in the second place is sound, and does not say that the copy is damaged

    listed   a FROM clause: rows with is_here (the first place has something of that id), manifest,
             elsewhere (the manifest in the second place)
    set_id, id   expressions: see sound_manifest_sql() -#}
{% macro judged_places(table, listed, set_id, id) %}
    {% set sql %}
    (
      select *, worth_elsewhere > worth_here as from_elsewhere, worth_elsewhere = 2 as good_elsewhere
      from (
        select
          *,
          case
            when is_here then {{ holdfast.worth_of_manifest(table, "manifest", set_id, id) | indent(12) }} else -1
          end as worth_here,
          {{ holdfast.worth_of_manifest(table, "elsewhere", set_id, id) | indent(10) }} as worth_elsewhere
        from {{ listed }}
      ) as judged_copies
    )
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{#- An expression: 2 for a sound manifest, 1 for one that says that its copy is damaged, 0 for any other text or none.
-#}
{% macro worth_of_manifest(table, manifest, set_id, id) %}
    {% set sql %}
    case
      when not {{ holdfast.sound_manifest_sql(table, manifest, set_id, id) | indent(6) }}
        then 0
      when coalesce({{ holdfast.json_text_sql(table, manifest, ["damaged"]) }}, '') <> ''
        then 1
      else 2
    end
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
