"""Where things lie on the `local` target. One folder holds everything that is not code.

data/                      NHL_DATA_DIR
  landing/                 every API response, as served, unless the setting `archive_url` names another place
  lake/SCHEMA/TABLE/       Delta tables
  backups/                 backup sets: outside every folder that dlt or dbt may drop
  pipelines/               dlt's working folder
  nhl.duckdb               silver, gold, marts, snapshots; nhl.duckdb.tmp: what DuckDB spills while dbt runs
  frozen.json              tables that must not be written; see `dbt run-operation freeze`
  writer.lock              who writes now
"""

from __future__ import annotations

import os
from pathlib import Path

from dbt_duckdb_delta.paths import data_folder


def data_dir() -> Path:
    """The data folder: `NHL_DATA_DIR`, or `data` below the working directory.

    Raises:
        LakeError: it cannot hold the lake, as a URL cannot; see `data_folder`.
    """
    return data_folder(os.environ.get("NHL_DATA_DIR") or "data")
