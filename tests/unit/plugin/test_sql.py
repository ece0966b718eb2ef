"""The runner of printed SQL, as people mistype it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dbt_duckdb_delta import sql


def test_a_file_that_does_not_exist_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    missing = tmp_path / "restore.sql"
    monkeypatch.setattr("sys.argv", ["sql", str(missing), "--data-dir", str(tmp_path)])
    assert sql.main() == 1
    said = capsys.readouterr().err
    assert said == (
        f"Stopped: {missing} does not exist; name the file with the printed SQL, or - to pipe it in.\n"
    )
