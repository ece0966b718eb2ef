{#- Read some of the backups of this target whole, the one longest unread first, until as many rows were read as the
    variable doctor_read_rows says (500,000); at least one backup, unless it is 0. What was read on the last day is not
    read again. What is found goes into the manifests, see mark_verified(), and into `all_backups`. Returns a list of
    {id, table, rows, problem, unmarked}. -#}
{% macro read_in_rotation(all_backups) %}
    {% set budget = holdfast.integer('doctor_read_rows', var('doctor_read_rows', 500000)) %}
    {% set found, spent = [], namespace(rows=0) %}
    {% for record in holdfast.longest_unread(all_backups) if spent.rows < budget %}
        {% set table = holdfast.copied_table(record) %}
        {% set read = holdfast.verify_copy(table, record) %}
        {% do record.update({'good': false}) if read.problem %}
        {% set spent.rows = spent.rows + [record.rows or 0, 1] | max %}
        {% do found.append({'id': record.id, 'table': record.table, 'rows': record.rows, 'problem': read.problem,
            'unmarked': read.unmarked}) %}
    {% endfor %}
    {% do holdfast.mark_newest_good_set() if found %}
    {{ return(found) }}
{% endmacro %}

{#- The backups of this target that no verb has read for a day and that are not known to be damaged, the one longest
    unread first; but none that would have to be fetched from the second place. -#}
{% macro longest_unread(all_backups) %}
    {% set unknown, found = [], [] %}
    {% set yesterday = holdfast.time_text(holdfast.now() - modules.datetime.timedelta(days=1)) %}
    {% for record in holdfast.whole_copies(all_backups)
        if not record.get('damaged') and record.get('here') is not false %}
        {% set read_at = holdfast.read_at(record) %}
        {% if not read_at %} {% do unknown.append(record) %}
        {% elif read_at < yesterday %} {% do found.append(record) %}
        {% endif %}
    {% endfor %}
    {{ return(unknown | sort(attribute='place') + found | sort(attribute='place') | sort(attribute='verified_at')) }}
{% endmacro %}
