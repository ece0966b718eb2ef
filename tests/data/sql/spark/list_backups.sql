-- dbt run-operation list_backups, as SQL for spark.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. The backups, the newest first.
show tables in `lr_nhl_demo`.`dev_backup`;
