{#- Return "400 of the 1,000 rows of version 3 of 2026-02-03 09:00:00", with the commit that lost them where it is
    known.

    loss   see judge_table() -#}
{% macro loss_text(loss) %}
    {% set part = "{:,}".format(loss.missing) ~ " of the " ~ "{:,}".format(loss.rows) ~ " of " %}
    {{ return((part if loss.missing or not loss.get("gone_back") else "") ~ loss.where
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
