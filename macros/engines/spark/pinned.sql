{% macro pinned(version) %} {{ return("" if version is none else " version as of " ~ version) }} {% endmacro %}
