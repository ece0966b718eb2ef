{#- Return the health document; docs/health.md describes its entries. Times are text in UTC, none is "not known". Who
    changes or takes out an entry raises `schema`; one that is added does not.

      schema                     the version of this form
      project, target, engine    whose tables
      at, status, checks         when; what doctor says of all, and of each aspect: see findings()
      wanted_days, read_since    how many days of history tables must keep; backups not read since then are unread
      tables                     see health_of_table()
      not_checked                names of protected tables in a database in memory
      backups                    those of this target, the newest first: see health_of_backup()
      drills                     the newest first: see drills()
      frozen                     {table, who, at, reason, unreadable}
      incident                   see incident_facts()
      sections                   what the project adds: see project_sections()

    versions   how many of the newest versions of each table -#}
{% macro health_document(versions, output) %}
    {% set doctor = holdfast.doctor_facts(output) %}
    {% set findings = holdfast.check_all(doctor) + holdfast.project_checks() %}
    {% set tables, backups, all_backups = [], [], holdfast.backups() %}
    {% for fact in doctor.tables %}
        {% set known = doctor.memory.get(fact.table.name) or {} %}
        {% do tables.append(holdfast.health_of_table(fact, known, findings, versions)) %}
    {% endfor %}
    {% set whole = holdfast.whole_copies(all_backups) | map(attribute='id') | list %}
    {% for record in all_backups if not record.complete or record.id in whole %}
        {% do backups.append(holdfast.health_of_backup(record)) %}
    {% endfor %}
    {% set frozen = [] %}
    {% for each in doctor.frozen %} {% do frozen.append(dict(each, table=each.table.name)) %} {% endfor %}
    {{ return({'schema': 1, 'project': project_name, 'target': target.name, 'engine': holdfast.own_dialect(),
        'at': holdfast.time_text(holdfast.now()), 'status': holdfast.worst_status(findings), 'checks': findings,
        'wanted_days': doctor.wanted_days, 'read_since': holdfast.read_since(), 'tables': tables,
        'not_checked': doctor.transient | map(attribute='name') | list, 'backups': backups,
        'drills': holdfast.drills(), 'frozen': frozen, 'incident': holdfast.incident_facts(none, none, all_backups),
        'sections': holdfast.project_sections()}) }}
{% endmacro %}
