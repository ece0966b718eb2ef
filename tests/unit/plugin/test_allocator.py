"""delta-rs returns freed memory soon: its allocator is told so before deltalake is imported."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

WATCH = """
import os, sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "deltalake":
            print(os.environ.get("_RJEM_MALLOC_CONF"))
sys.meta_path.insert(0, Finder())
"""


@pytest.mark.parametrize("module", ["dbt_duckdb_delta.dbt_plugin", "ingestion.destinations.delta_tables"])
def test_the_allocator_is_set_before_deltalake_is_imported(module: str) -> None:
    code = f"{WATCH}\nimport {module}"
    environment = {name: value for name, value in os.environ.items() if name != "_RJEM_MALLOC_CONF"}
    command = [sys.executable, "-c", code]
    found = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert found.stdout == "dirty_decay_ms:100,muzzy_decay_ms:0\n"
