"""Delta tables in dbt-duckdb: reading, history, restore, backups, and one writer at a time.

Any dbt-duckdb project can use this package. It depends on no loader and on no other part of its repository.
"""

import os

# The allocator of delta-rs (jemalloc) keeps freed memory for ten seconds, 300 MiB of it after a write into
# thirty partitions. It reads its settings when deltalake is imported, so import this package before.
os.environ.setdefault("_RJEM_MALLOC_CONF", "dirty_decay_ms:100,muzzy_decay_ms:0")
