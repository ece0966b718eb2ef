{#- Can the one type hold every value of the other without loss? Types as columns_of() names them. -> bool -#}
{% macro fits_into(narrow, wide) %}
    {% set aliases = {'int': 'integer', 'int8': 'tinyint'} %}
    {% set whole = ['tinyint', 'smallint', 'integer', 'bigint', 'hugeint'] %}
    {#- The most digits of each, as the decimal that holds them all. -#}
    {% set as_decimal = {'tinyint': 'decimal(3,0)', 'smallint': 'decimal(5,0)', 'integer': 'decimal(10,0)',
        'bigint': 'decimal(19,0)'} %}
    {% set narrow, wide = aliases.get(narrow, narrow), aliases.get(wide, wide) %}
    {% if narrow == wide or wide in ['varchar', 'string'] %} {{ return(true) }}
    {% elif narrow in whole and wide in whole %} {{ return(whole.index(narrow) <= whole.index(wide)) }}
    {% endif %}
    {% set decimal = "decimal[(]([0-9]+), ?([0-9]+)[)]" %}
    {% set digits = modules.re.fullmatch(decimal, as_decimal.get(narrow, narrow)) %}
    {% set more = modules.re.fullmatch(decimal, wide) %}
    {% if digits and more %}
        {% set digits, more = digits.groups() | map('int') | list, more.groups() | map('int') | list %}
        {{ return(digits[1] <= more[1] and digits[0] - digits[1] <= more[0] - more[1]) }}
    {% endif %}
    {{ return((narrow, wide) in [('float', 'double'), ('tinyint', 'double'), ('smallint', 'double'),
        ('integer', 'double'), ('tinyint', 'float'), ('smallint', 'float'), ('date', 'timestamp'),
        ('date', 'timestamp_ntz')]) }}
{% endmacro %}
