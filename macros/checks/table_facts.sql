{#- Return what doctor knows of a protected table:

      table, exists
      unbuilt                   it does not exist, and nothing remembers it; see what_remembers()
      error                     why it cannot be read, or none
      damaged                   what can still be read of a table whose newest commits are damaged; or none
      damage                    see damage(): its files are read, or compared with the checksums of a backup; or none
      rows, duplicates, nulls   rows; keys that occur more than once; rows with NULL in the key (0 without a key)
      example                   one of the duplicate keys, or none
      faults, repair            how its periods contradict each other, or none, and repair_of_periods() then
      versions                  see history(); empty without a history
      oldest                    the oldest version that can be read in full, or none
      retention                 see retention_of(); none without a history
      closes                    true: versions older than the retention are closed; see closes_old_versions()
      backups                   its backups, newest first
      good                      the newest that is verified, not suspect and whole on disk, or none; no safety copy
      current                   true: the good one is younger than max_age_hours, or holds exactly what the table holds
      loss                      see judge_table(); or none
      feeds, built              what depends on it, see dependents() and built_since_loss()
      now                       by the clock that stamps commits; doctor_facts() adds it
      lost_rights               what the good one recorded of rights and owners and is gone; see lost_rights_sql()

    backups   the backups of the table
    memory    see loss_memory() -#}
{% macro table_facts(table, backups, memory, max_age_hours) %}
    {% set exists = lakehouse.exists(table) %}
    {% set fact = dict({"table": table, "exists": exists, "error": none, "rows": 0, "duplicates": 0, "nulls": 0,
        "example": none, "backups": backups, "feeds": lakehouse.dependents(table), "built": [],
        "damaged": lakehouse.readable_before_damage(table) if not exists else none,
        "damage": lakehouse.damage(table) if exists else none, "current": false, "loss": none,
        "oldest": none, "faults": none, "versions": lakehouse.history(table) if exists else [],
        "has_history": lakehouse.has_history(table), "closes": lakehouse.closes_old_versions(table)},
        **(lakehouse.row_facts(table) if exists else {})) %}
    {% do fact.update({"good": lakehouse.newest_readable(lakehouse.without_safety_copies(backups))}) %}
    {% do fact.update({'current': lakehouse.backup_is_current(fact, max_age_hours)}) if fact.good %}
    {% do fact.update({"retention": lakehouse.retention_of(table) if exists and fact.has_history else none}) %}
    {% if exists and not fact.error and not fact.damage %}
        {% set plain = fact.versions | length > 0 %}
        {% set loss = lakehouse.judge_table(table, backups, memory, plain=plain).loss %}
        {% do fact.update({"loss": loss, "built": lakehouse.built_since_loss(fact.feeds, loss.since if loss
            else none)}) %}
    {% endif %}
    {% do fact.update({'lost_rights': lakehouse.lost_rights(table, fact.good)}) if exists and fact.good %}
    {% do fact.update({"faults": lakehouse.period_faults(table, lakehouse.reader(table))}) if exists
        and not fact.error %}
    {% if fact.faults %}
        {% set points = lakehouse.recovery_points(table, true, backups, fact.versions) %}
        {% do fact.update({"repair": lakehouse.repair_of_periods(table, points, fact.duplicates)}) %}
    {% endif %}
    {% do fact.update({'oldest': lakehouse.oldest_readable_version(fact)}) if exists %}
    {{ return(fact) }}
{% endmacro %}

{#- Return {rows, duplicates, nulls, example}, or {error}. -#}
{% macro row_facts(table) %}
    {% set tried = lakehouse.try_query(lakehouse.row_facts_query(table)) %}
    {% if tried.error %} {{ return({"error": tried.error}) }}
    {% elif not table.key %} {{ return({"rows": tried.rows[0].n | int}) }}
    {% endif %}
    {% set counts = lakehouse.key_counts(tried.rows[0]) %}
    {{ return({"rows": counts.rows_now, "duplicates": counts.duplicate_now, "nulls": counts.null_now,
        "example": (lakehouse.example_of_duplicate(table, lakehouse.reader(table)) if counts.duplicate_now
        else none)}) }}
{% endmacro %}

{#- Return the query that counts rows and keys by reading them; without a key it reads all columns and returns n. -#}
{% macro row_facts_query(table) %}
    {% set live = lakehouse.reader(table) %}
    {{ return(lakehouse.compare_keys_sql(table, live, none) if table.key
        else lakehouse.count_readable_rows_sql(table, live, [])) }}
{% endmacro %}

{#- Is the good backup young, or does it hold what the table holds now? Read and hashed, not guessed from a version. -#}
{% macro backup_is_current(fact, max_age_hours) %}
    {% if lakehouse.hours_since(fact.good.taken_at) <= max_age_hours %} {{ return(true) }}
    {% elif not fact.exists or fact.error or fact.rows != fact.good.rows %} {{ return(false) }}
    {% endif %}
    {% set now = lakehouse.try_fingerprint(fact.table, lakehouse.reader(fact.table), fact.good.columns,
        fact.good.content_hash) %}
    {{ return(now.hash == fact.good.content_hash) }}
{% endmacro %}

{#- Return the oldest version of which every file can be read, or none. The history lists more than can be read, and a
    row count can come from the log alone, so each is read in full until one is whole. -#}
{% macro oldest_readable_version(fact) %}
    {% for version in fact.versions | reverse if not version.unreadable %}
        {% if not lakehouse.unreadable_point(fact.table, {"kind": "version", "id": version.version}) %}
            {{ return(version) }}
        {% endif %}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}
