{#- The statements that give back the rights and owners that the newest good backup of a table recorded and that are
    gone; see lost_rights_sql(). Empty without such a backup.

    record   the backup, where it is known -#}
{% macro lost_rights(table, record=none) %}
    {% set record = record or holdfast.good_copies(holdfast.backups_of(table, holdfast.backups())) | first %}
    {{ return(holdfast.lost_rights_sql(table, record.get('metadata')) if record else []) }}
{% endmacro %}

{#- Print what a recovery does not give back, for people. -#}
{% macro print_lost_rights(statements) %}
    {% do print("Rights on the schema, and owners, are not given back by a recovery. Run as owner of the catalog, "
        ~ "if they are to be as the backup recorded them:") if statements %}
    {% for statement in statements %} {% do print("  " ~ statement ~ ";") %} {% endfor %}
{% endmacro %}
