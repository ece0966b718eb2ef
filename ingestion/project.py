"""The project's folder, for commands that are started in another one."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]  # of an installation from a wheel, no project is there
SETTINGS = Path(".dlt") / "config.toml"


def is_elsewhere() -> bool:
    """Return whether dbt would find no project from this folder by itself."""
    return "DBT_PROJECT_DIR" not in os.environ and not Path("dbt_project.yml").exists()


def dbt_options() -> list[str]:
    """Return the options by which dbt finds the project from this folder; none where it needs none.

    Raises:
        FileNotFoundError: no project can be found.
    """
    if not is_elsewhere():
        return []
    if not (ROOT / "dbt_project.yml").exists():
        raise FileNotFoundError("no dbt project in this folder")
    profiles = [] if "DBT_PROFILES_DIR" in os.environ else ["--profiles-dir", str(ROOT)]
    return ["--project-dir", str(ROOT), *profiles]


def unread_settings() -> str | None:
    """Return a sentence if the settings of the project's .dlt/config.toml do not hold in this folder."""
    if SETTINGS.exists() or not (ROOT / SETTINGS).exists():
        return None
    return f"This folder has no {SETTINGS}, so the defaults hold, and not the settings of {ROOT / SETTINGS}."
