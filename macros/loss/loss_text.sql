{#- Return "400 of the 1,000 and column name of version 3 of 2026-02-03 09:00:00", with what is wrong with the key where
    that is so.

    loss   see judge_table() -#}
{% macro loss_text(loss) %}
    {% set parts, columns = [], loss.get("columns") %}
    {% do parts.append("{:,}".format(loss.missing) ~ " of the " ~ "{:,}".format(loss.rows))
        if loss.missing or not (columns or loss.get("gone_back")) %}
    {% do parts.append(holdfast.lost_columns_text(columns)) if columns %}
    {{ return((parts | join(" and ") ~ " of " if parts else "") ~ loss.where
        ~ (" of " ~ loss.when[:19] if loss.when else "")
        ~ (", whose commit is gone from its history" if loss.get("gone_back") else "")
        ~ (" (it " ~ loss.key_fault ~ ")" if loss.get("key_fault") else "")) }}
{% endmacro %}

{#- Return why a table cannot be judged, in one line. -#}
{% macro uncompared_text(error) %}
    {{ return("cannot be compared with its last good state: " ~ error | trim | replace("\n", " ")
        | truncate(200, true, '...')) }}
{% endmacro %}

{#- Return " since version 4 of 2026-02-03 10:00:00", or nothing where the commit is not known. -#}
{% macro lost_since(loss) %}
    {{ return((" since " ~ (loss.lost_by ~ " of " if loss.lost_by else "") ~ loss.since[:19] ~ " UTC") if loss.since
        else "") }}
{% endmacro %}
