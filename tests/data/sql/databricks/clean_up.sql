-- dbt run-operation clean_up, as SQL for databricks.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. The statements that would delete what interrupted verbs left. Read them before you run them.
select concat('drop table `lr_nhl_demo`.`', table_schema, '`.`', table_name, '`;') as to_run from
    `lr_nhl_demo`.information_schema.tables where table_schema = 'dev_drill' order by table_name;
