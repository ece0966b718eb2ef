{#-
  Delete what interrupted verbs left and nobody reads: half copies, deletions that were begun, tables of a drill, and
  damaged tables that were moved aside, unless they hold rows that the table lacks. Prints by default.

      dbt run-operation clean_up --args '{dry_run: false}'

  dry_run   true (default): print what would go; false: delete it
  output    text (default) or json

  Its row in the recovery log is written when the disk has room again; what a killed one has not deleted is found by looking.
-#}
{% macro clean_up(dry_run=true, output='text') %}
  {% set started = lakehouse.now() %}
  {% do lakehouse.reject_unknown('clean_up', kwargs) %}
  {% do lakehouse.choice('output', output, ['text', 'json']) %}
  {% set dry_run = lakehouse.boolean('dry_run', dry_run) %}
  {% set found, scratch, needed = [], lakehouse.scratch_tables(), lakehouse.needed_leftovers() %}
  {% for leftover in lakehouse.leftovers() if leftover.path not in needed %}
    {% do found.append(leftover) %}
  {% endfor %}
  {% if not dry_run %}
    {% for leftover in found %}
      {% do lakehouse.clear_leftover(leftover) %}
    {% endfor %}
    {% do lakehouse.drop_scratch() %}
    {% do lakehouse.log_verb('clean_up', 'done', {'seconds': lakehouse.seconds_since(started),
        'detail': "deleted " ~ ((found | map(attribute='path') | list + scratch) | join(', ') or 'nothing')}) %}
  {% endif %}
  {% if output == 'json' %}
    {% do print(tojson({'dry_run': dry_run, 'leftovers': found, 'drill': scratch, 'kept': needed.keys() | list})) %}
    {{ return(none) }}
  {% endif %}
  {% for leftover in found %}
    {% do print(leftover.path ~ ": left by " ~ leftover.was ~ ", " ~ '{:,}'.format(leftover.bytes) ~ " bytes") %}
  {% endfor %}
  {% for name in scratch %}
    {% do print(lakehouse.scratch_schema() ~ "." ~ name ~ ": left by an interrupted drill") %}
  {% endfor %}
  {% for need in needed.values() %}
    {% do print("Left alone: " ~ need.detail ~ ": " ~ need.command) %}
  {% endfor %}
  {% if not found and not scratch %}
    {% do print("Nothing was left behind.") %}
  {% else %}
    {% do print("Dry run: nothing was deleted; add dry_run: false to delete." if dry_run else "Deleted.") %}
  {% endif %}
{% endmacro %}
