-- dbt run-operation list_backups, as SQL for databricks.
-- Nothing was run. Stop all loads, run one statement after the other, and look at each check.

-- 1. The backups. Where `sound` is false, the manifest is missing or damaged, or printed SQL made the copy. No verb restores from it until adopt_backup has read it.
select
      table_name,
      case
            when try_parse_json(comment) is not null
              then
                coalesce(
                  get_json_object(comment, '$.set') = concat(split_part(table_name, '_', 1), '_', upper(split_part(table_name, '_', 2)))
                  and get_json_object(comment, '$.table') is not null
                  and get_json_object(comment, '$.schema') is not null
                  and get_json_object(comment, '$.identifier') is not null
                  and get_json_object(comment, '$.content_hash') is not null
                  and (concat(split_part(table_name, '_', 1), '_', upper(split_part(table_name, '_', 2))) = case
            when table_name rlike '^[a-z]+_[0-9]{8}t[0-9]{6}z__'
              then concat(concat(split_part(table_name, '_', 1), '_', upper(split_part(table_name, '_', 2))), substr(table_name, length(concat(split_part(table_name, '_', 1), '_', upper(split_part(table_name, '_', 2)))) + 1))
            else table_name
          end or lower(case
            when table_name rlike '^[a-z]+_[0-9]{8}t[0-9]{6}z__'
              then concat(concat(split_part(table_name, '_', 1), '_', upper(split_part(table_name, '_', 2))), substr(table_name, length(concat(split_part(table_name, '_', 1), '_', upper(split_part(table_name, '_', 2)))) + 1))
            else table_name
          end) = lower(replace(replace(replace('{set}__{schema}__{identifier}', '{set}', get_json_object(comment, '$.set')), '{schema}', get_json_object(comment, '$.schema')), '{identifier}', get_json_object(comment, '$.identifier'))))
                  and try_cast(get_json_object(comment, '$.rows') as bigint) is not null
                  and length(get_json_object(comment, '$.taken_at')) = 19 and try_cast(get_json_object(comment, '$.taken_at') as timestamp) is not null
                  and (get_json_object(comment, '$.verified_at') is null or length(get_json_object(comment, '$.verified_at')) = 19 and try_cast(get_json_object(comment, '$.verified_at') as timestamp) is not null)
                  and json_array_length(get_json_object(comment, '$.set_tables')) > 0
                  and size(from_json(get_json_object(comment, '$.columns'), 'array<struct<name: string, type: string>>')) > 0 and forall(from_json(get_json_object(comment, '$.columns'), 'array<struct<name: string, type: string>>'), found -> found.name is not null and found.type is not null)
                  and (get_json_object(comment, '$.seal') is null or get_json_object(comment, '$.seal') = md5(substr(comment, 1, greatest(length(comment) - 45, 0)))),
                  false
                )
            else false
          end
      as sound,
      comment
    from `lr_nhl_demo`.information_schema.tables
    where
      table_schema = lower('dev_backup')
    order by table_name desc;
