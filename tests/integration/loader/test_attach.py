"""dlt's own tools on the loader's pipeline: `dlt.attach`, its dataset, and the examples of docs/python.md."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import dlt
import pytest
from dlt.pipeline.exceptions import PipelineStepFailed

from ingestion.bronze import PLAYS, TABLES, TEAM_GAMES
from tests.integration.loader.conftest import Loader
from tests.support.run import ROOT, run

FIRST = 2024020001
BLOCKS = re.findall(
    r"^```python\n(.*?)^```", (ROOT / "docs" / "python.md").read_text(encoding="utf-8"), re.M | re.S
)


@pytest.fixture
def loaded(loader: Loader) -> Loader:
    loader.keep(FIRST)
    loader.ok(replay=True)
    return loader


def attach(loader: Loader) -> dlt.Pipeline:
    return dlt.attach("nhl", pipelines_dir=str(loader.data_dir / "pipelines"))


def test_an_attached_pipeline_reads_the_lake(loaded: Loader) -> None:
    dataset = attach(loaded).dataset()
    counts = {row["table_name"]: row["row_count"] for row in dataset.row_counts().arrow().to_pylist()}
    written = loaded.versions()
    assert counts == {name: len(loaded.rows(name)) for name in counts}
    assert {name for name in TABLES if loaded.rows(name)} <= counts.keys()
    rows = dataset[TEAM_GAMES].arrow()
    key = [(column, "ascending") for column in TABLES[TEAM_GAMES].merge_key]
    assert rows.sort_by(key).to_pylist() == [
        {name: row[name] for name in rows.column_names} for row in loaded.rows(TEAM_GAMES)
    ]
    assert dataset(f"select count(*) from {PLAYS}").fetchall() == [(len(loaded.rows(PLAYS)),)]
    assert loaded.versions() == written


@pytest.mark.thorough
def test_an_attached_pipeline_does_not_drop_bronze(loaded: Loader) -> None:
    before = loaded.versions()
    pipeline, rows = attach(loaded), loaded.table(TEAM_GAMES).to_pyarrow_table()
    with pytest.raises(PipelineStepFailed, match="bronze tables are only merged into"):
        pipeline.run([rows], table_name=TEAM_GAMES, write_disposition="replace", table_format="delta")
    pipeline.abort_packages()
    assert loaded.versions() == before


@pytest.mark.thorough
def test_a_configured_folder_is_not_overridden(
    loaded: Loader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESTINATION__FILESYSTEM__BUCKET_URL", str(tmp_path / "other"))
    with attach(loaded).destination_client() as client:
        assert client.config.bucket_url == (tmp_path / "other").as_uri()


@pytest.mark.thorough
@pytest.mark.parametrize("block", BLOCKS, ids=["nhl", "attach"])
def test_the_examples_of_the_documents_run(loaded: Loader, tmp_path: Path, block: str) -> None:
    """In a new process without a network: DuckDB has its delta extension from the wheel."""
    home = tmp_path / "home"
    home.mkdir()
    done = run(
        sys.executable, "-c", block, data_dir=loaded.data_dir, cwd=tmp_path,
        HOME=str(home), DLT_DATA_DIR=str(home), HTTPS_PROXY="http://127.0.0.1:9", HTTP_PROXY="http://127.0.0.1:9",
    ).ok()  # fmt: skip
    assert "goals_for" in done.stdout


@pytest.mark.thorough
def test_the_commands_of_dlt_find_the_pipeline(loaded: Loader) -> None:
    for operation in ("info", "schema", "trace", "failed-jobs"):
        shown = run("dlt", "pipeline", "nhl", operation, data_dir=loaded.data_dir).ok().output
        assert f"Found pipeline nhl in {loaded.data_dir / 'pipelines'}" in shown
    options = ("--list-pipelines", "--pipelines-dir", loaded.data_dir / "pipelines")
    assert "nhl" in run("dlt", "pipeline", *options, data_dir=loaded.data_dir).ok().stdout
