{#- Return those of some backups whose manifest recorded exactly the rows of a table or relation. It is read now, once
    for each kind of hash that the manifests have. -#}
{% macro backups_that_hold(table, from_clause, records) %}
    {% set hashes, columns, found = {}, holdfast.columns_of(from_clause), [] %}
    {% for record in records if record.content_hash %}
        {% set kind = holdfast.hash_kind_of(record.content_hash) %}
        {% do hashes.update({kind: holdfast.fingerprint(table, from_clause, columns, record.content_hash).hash})
            if kind not in hashes %}
        {% do found.append(record) if record.content_hash == hashes[kind] %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}
