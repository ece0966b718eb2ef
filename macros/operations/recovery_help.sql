{#-
  What verbs there are, one line each; or how one is used. Made from the documentation that dbt reads
  (_operations.yml), so it says what `dbt docs` says.

      dbt run-operation recovery_help
      dbt run-operation recovery_help --args '{verb: restore_table}'

  verb     only this one, with its arguments and examples (optional)
  output   text (default) or json
-#}
{% macro recovery_help(verb=none, output='text') %}
  {% do lakehouse.reject_unknown('recovery_help', kwargs) %}
  {% do lakehouse.choice('output', output, ['text', 'json']) %}
  {% set verbs, names = [], [] %}
  {% for name, generator in context['lakehouse'].items()
        if generator.macro.original_file_path.startswith('operations/') and generator.macro.description %}
    {% do names.append(name) %}
    {% do verbs.append(lakehouse.usage_of(generator.macro)) %}
  {% endfor %}
  {% if verb is not none %}
    {% set wanted = lakehouse.identifier('verb', verb) %}
    {% if wanted not in names %}
      {% set nearest = lakehouse.nearest(wanted, names) %}
      {% do lakehouse.fail("There is no verb '" ~ wanted ~ "'; " ~ ("did you mean '" ~ nearest ~ "'?" if nearest
          else "there are " ~ names | sort | join(', ') ~ ".")) %}
    {% endif %}
    {% set verbs = verbs | selectattr('verb', 'equalto', wanted) | list %}
  {% endif %}
  {% if output == 'json' %}
    {% do print(tojson(verbs | sort(attribute='verb'))) %}
  {% elif verb is none %}
    {% do lakehouse.print_table(verbs | sort(attribute='verb'), ['verb', 'does']) %}
    {% do print("Each in full: dbt run-operation recovery_help --args '{verb: restore_table}'") %}
  {% else %}
    {% do print(verbs[0].verb ~ ": " ~ verbs[0].description) %}
    {% do print("") %}
    {% for example in verbs[0].examples %}
      {% do print("  " ~ example) %}
    {% endfor %}
    {% do print("") %}
    {% do lakehouse.print_table(verbs[0].arguments, ['name', 'type', 'description']) if verbs[0].arguments %}
  {% endif %}
{% endmacro %}

{#- {verb, does (the first sentence), description, examples, arguments} of a documented macro. -#}
{% macro usage_of(macro) %}
  {% set description = modules.re.sub('\\s+', ' ', macro.description) | trim %}
  {% set arguments = [] %}
  {% for argument in macro.arguments %}
    {% do arguments.append({'name': argument.name, 'type': argument.type, 'description': modules.re.sub('\\s+', ' ', argument.description) | trim}) %}
  {% endfor %}
  {{ return({
      'verb': macro.name, 'does': description.split('. ')[0].rstrip('.') ~ '.', 'description': description,
      'examples': macro.meta.get('examples') or [], 'arguments': arguments,
  }) }}
{% endmacro %}
