-- dbt run-operation clean_up, as SQL for local.
-- Nothing was run. No load may run meanwhile; do one statement after the other, and look at each check.

-- 1. The statements that would delete what interrupted verbs left. Read them before you run them.
select concat('select * from lake.clear(''', path, ''');') as to_run, was from lake.leftovers() order by
    path;
