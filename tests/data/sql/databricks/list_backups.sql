-- dbt run-operation list_backups, as SQL for databricks.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. The backups, the newest first.
select table_name, created, comment
    from `lr_nhl_demo`.information_schema.tables
    where table_schema = 'dev_backup'
    order by created desc;
