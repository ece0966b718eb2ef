{#- Return the tables that dbt knows from its graph, sorted by name. One dictionary a table:

      name        what the user calls it: the name of the source table, model, snapshot or seed; SCHEMA.IDENTIFIER where
                  another table has the same name
      own_name    its name in dbt, whichever other table has it
      relation    where it is, as dbt has it; database, schema, identifier: its parts
      sql         its name in SQL
      key         the columns that identify a row: `config.meta.key` of a source, `unique_key` of a model, dbt_scd_id of
                  a snapshot; empty when none was declared
      periods     how its rows are periods of validity, or none; see periods_of()
      newest      the column whose greatest value shows how recent the rows are (`meta.newest`), or none
      reload      the command that fetches the rows again from their source (`meta.reload`), or none
      protected   it cannot be lost: a source table with `meta.protected: true`, every snapshot, every model and seed
                  tagged `protected`
      may_shrink  rows may go from it (`meta.may_shrink`); see suspect_share()
      resource    source, model, snapshot or seed
      node        its id in dbt's graph
      engine      none: the one that dbt is connected to; see answer()

    An engine may add entries that its own answers read (table_traits). -#}
{% macro tables() %}
    {% set found, shared = [], holdfast.shared_names() %}
    {% for node in holdfast.nodes_with_tables() %} {% do found.append(holdfast.table_of(node, shared)) %} {% endfor %}
    {{ return(found | sort(attribute='name')) }}
{% endmacro %}
