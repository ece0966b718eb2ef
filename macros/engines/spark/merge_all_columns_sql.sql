{#-
  Merge by key with all columns by name. Where the columns of the two sides differ, Delta refuses (add the missing ones
  first); the lake fills with NULL.
-#}
{% macro spark__merge_all_columns_sql(table, there, prefer, note) %}
  {{ return([
      "merge into " ~ table.sql ~ " as l using (select * from " ~ there ~ ") as p on " ~ lakehouse.same_key(table, 'l', 'p')
      ~ (" when matched then update set *" if prefer == 'point' else "") ~ " when not matched then insert *"
  ]) }}
{% endmacro %}
