{#- Write the entry about what a verb has done. Where the log cannot be written, that is a warning: what was done stays
    done, and the verb reports it. Arguments: see log_row(). -#}
{% macro log_end(verb, state, entry) %}
    {% do holdfast.log_ends([holdfast.log_row(verb, state, entry)]) %}
{% endmacro %}

{#- The same with several rows, in one commit. -#}
{% macro log_ends(rows) %}
    {% set error = holdfast.write_log(rows) %}
    {% do exceptions.warn("The recovery log has no entry about what " ~ rows[-1].verb ~ " did. "
        ~ (holdfast.full_disk(error) or error)) if error %}
{% endmacro %}
