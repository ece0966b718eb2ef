"""One HTML file from the JSON document of `dbt run-operation health`; it needs nothing but Python."""
