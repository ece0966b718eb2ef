-- dbt run-operation list_backups, as SQL for local.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. The backups, the newest first.
select id, bytes, manifest from lake.backups() order by id desc;
