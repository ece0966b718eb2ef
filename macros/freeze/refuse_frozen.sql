{#- Refuse to go on while one of the tables is frozen. The sentence names who froze it, when and why, and the command
    that ends the freeze.

    verb   what does not run -#}
{% macro refuse_frozen(verb, tables) %}
    {% set frozen = holdfast.frozen_tables(tables, holdfast.frozen_records()) %}
    {% do holdfast.fail(verb ~ " does not run: " ~ holdfast.freeze_text(frozen)
        ~ ". After the recovery, end the freeze: " ~ holdfast.operation_command('thaw')) if frozen %}
{% endmacro %}
