{#-
  `auto`: the point that brings back most. Of all points that recovery_plan knows (versions, and backups that are
  verified, not suspect and not taken before a restore) the one that holds the most rows whose key is missing now; among equals the newest; and it
  is read in full before it is chosen, so that a damaged one leaves the next. Returns {point, why}; point is none when
  nothing that a point holds is missing. Refused when there is no point that can be read.
-#}
{% macro best_point(table) %}
  {% set there, ranked, ties = lakehouse.exists(table), [], {} %}
  {% if not table.key and there %}
    {% do lakehouse.fail(table.name ~ " has no declared key, so nobody can tell which of its rows are missing; name the point: "
        ~ lakehouse.operation_command('recovery_plan', {'table': table.name})) %}
  {% endif %}
  {% for point in lakehouse.points(table, there, lakehouse.backups()) if not point.safety %}
    {% set way = lakehouse.recovery_path(table, point, there) %}
    {% do ranked.append(dict(way, id=point, gain=way.recovers if table.key else way.rows or 0)) if not way.unreadable %}
  {% endfor %}
  {% set ranked = (ranked | sort(attribute='when', reverse=true)) | sort(attribute='gain', reverse=true) %}
  {% for way in ranked if way.gain > 0 or not there %}
    {% set error = lakehouse.unreadable_point(table, way.id) %}
    {% if not error %}
      {{ return({'point': lakehouse.resolve_point(table, way.id), 'why': way.point ~ " brings back most: " ~ '{:,}'.format(way.gain) ~ " of its "
          ~ '{:,}'.format(way.rows) ~ " rows are missing now; chosen among " ~ ranked | length ~ " points that can be read"}) }}
    {% endif %}
    {% do ties.update({way.point: error}) %}
  {% endfor %}
  {% if ties or not ranked %}
    {% do lakehouse.fail("There is no point of " ~ table.name ~ " that can be read"
        ~ (" (" ~ ties.items() | map('join', ': ') | join('; ') ~ ")" if ties else "") ~ "; "
        ~ ("it was dropped, and comes back with " ~ lakehouse.operation_command('undrop_table', {'table': table.name})
           if lakehouse.dropped_tables(table)
           else ("fetch it again: " ~ table.reload if table.reload
                 else "look at " ~ lakehouse.operation_command('recovery_plan', {'table': table.name})))
        ~ ".") %}
  {% endif %}
  {{ return({'point': none, 'why': "nothing is missing that one of the " ~ ranked | length ~ " points of " ~ table.name ~ " could bring back"}) }}
{% endmacro %}

{#- Why a point cannot be read in full, or none; a backup must also hold what its manifest says. -#}
{% macro unreadable_point(table, point) %}
  {% set from_clause = lakehouse.reader(table, point) %}
  {% set found = lakehouse.try_fingerprint(table, from_clause, point.get('columns') or lakehouse.columns_of(from_clause)) %}
  {% if not found.error and point.get('content_hash') and found.hash != point.content_hash %}
    {{ return("it is not what its manifest says") }}
  {% endif %}
  {{ return(found.error) }}
{% endmacro %}

{#- A point of recovery_plan as restore_table resolves it from its arguments. -#}
{% macro resolve_point(table, point) %}
  {{ return(lakehouse.find_point(table, version=point.id if point.kind == 'version' else none,
      backup=point.id if point.kind == 'backup' else (point.set if point.kind == 'table' else none))) }}
{% endmacro %}
