{#- Can the one type hold every value of the other without loss? Types as columns_of() names them. -> bool -#}
{% macro fits_into(narrow, wide) %}
    {% set aliases = {'int': 'integer', 'int8': 'tinyint'} %}
    {% set whole = ['tinyint', 'smallint', 'integer', 'bigint', 'hugeint'] %}
    {% set narrow, wide = aliases.get(narrow, narrow), aliases.get(wide, wide) %}
    {% if narrow == wide or wide in ['varchar', 'string'] %} {{ return(true) }}
    {% elif narrow in whole and wide in whole %} {{ return(whole.index(narrow) <= whole.index(wide)) }}
    {% endif %}
    {% set decimal = "decimal[(]([0-9]+), ?([0-9]+)[)]" %}
    {% set digits, more = modules.re.fullmatch(decimal, narrow), modules.re.fullmatch(decimal, wide) %}
    {% if digits and more %}
        {% set digits, more = digits.groups() | map('int') | list, more.groups() | map('int') | list %}
        {{ return(digits[1] <= more[1] and digits[0] - digits[1] <= more[0] - more[1]) }}
    {% endif %}
    {{ return((narrow, wide) in [('float', 'double'), ('tinyint', 'double'), ('smallint', 'double'),
        ('integer', 'double'), ('tinyint', 'float'), ('smallint', 'float'), ('date', 'timestamp')]) }}
{% endmacro %}
