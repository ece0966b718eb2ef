"""The loader: NHL API -> landing archive -> rows -> bronze Delta tables, by dlt."""
