"""Where dlt works and writes on target `local`: below the data folder (see `lake.layout`)."""

from __future__ import annotations

from pathlib import Path

from lake import layout
from lake.places import LAKE


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
