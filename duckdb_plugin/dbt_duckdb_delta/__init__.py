"""Delta tables in dbt-duckdb: reading, history, restore, backups, and one writer at a time.

Any dbt-duckdb project can use this package. It depends on no loader and on no other part of its repository.
"""
