"""Where dlt works and writes on target `local`: below the data folder (see `layout.py`)."""

from __future__ import annotations

from pathlib import Path

from dbt_duckdb_delta.paths import LAKE
from ingestion import layout


def pipelines_dir() -> Path:
    """dlt's working folder."""
    return layout.data_dir() / "pipelines"


def lake_dir() -> Path:
    """The folder of schemas, each a folder of Delta tables."""
    return layout.data_dir() / LAKE


def environment() -> dict[str, str]:
    """The same for dlt's own commands, in the names that dlt reads."""
    return {
        "DESTINATION__FILESYSTEM__BUCKET_URL": str(lake_dir()),
        "PIPELINES_DIR": str(pipelines_dir()),
    }
