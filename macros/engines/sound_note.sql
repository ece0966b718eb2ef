{#- What `sound` in a list of backups tells; see sound_manifest_sql(). -#}
{% macro sound_note() %}
    {{ return("Where `sound` is false, the manifest is missing or damaged, or printed SQL made the copy. No verb "
        ~ "restores from it until adopt_backup has read it.") }}
{% endmacro %}
