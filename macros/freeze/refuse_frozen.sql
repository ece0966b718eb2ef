{#- Refuse to go on while one of the tables is frozen. The sentence names who froze it, when and why, and the command
    that ends the freeze.

    verb   what does not run -#}
{% macro refuse_frozen(verb, tables) %}
    {% set frozen = lakehouse.frozen_tables(tables, lakehouse.frozen_records()) %}
    {% if frozen %}
        {% do lakehouse.fail(verb ~ " does not run: " ~ lakehouse.freeze_text(frozen) ~ ". "
            ~ lakehouse.thaw_advice()) %}
    {% endif %}
{% endmacro %}

{% macro thaw_advice() %}
    {{ return("After the recovery, end the freeze: " ~ lakehouse.operation_command('thaw')) }}
{% endmacro %}
