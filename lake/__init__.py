"""Delta tables on a laptop: what delta-rs and DuckDB need to be a dbt target with history.

Nothing in here knows hockey: any dbt-duckdb project can use it beside the dbt package in `macros/`.
"""
