"""An archive that is lost, emptied or named wrongly costs no row; what it had is asked for again."""

from __future__ import annotations

import shutil

import pytest

from ingestion.bronze import LEDGER, TABLES
from tests.integration.loader.conftest import Loader
from tests.support.nhl_server import NhlServer

FIRST, SECOND = 2024020001, 2024020009
ROWS = [name for name in TABLES if name != LEDGER]
LACKS = "lacks responses that the rows of 2 games come from"


@pytest.fixture
def loaded(live: Loader, nhl_server: NhlServer, on) -> Loader:
    nhl_server.only(FIRST, SECOND)
    on("2024-12-01")
    live.ok()
    nhl_server.requests.clear()
    return live


def rows(loader: Loader) -> dict[str, list[dict]]:
    return {name: sorted(loader.rows(name), key=repr) for name in ROWS}


def of_games(server: NhlServer) -> list[str]:
    return [path for path in server.paths() if "/gamecenter/" in path or "/shiftcharts" in path]


@pytest.mark.thorough
def test_another_archive_url_changes_no_row_and_is_said(loaded, nhl_server, monkeypatch) -> None:
    before = rows(loaded)
    monkeypatch.setenv("SOURCES__NHL__ARCHIVE_URL", str(loaded.data_dir / "other"))
    loaded.ok()
    assert LACKS in loaded.err
    assert "set archive_url" in loaded.err
    assert rows(loaded) == before
    assert {row["is_complete"] for row in loaded.ledger().values()} == {False}
    assert of_games(nhl_server) == []  # a wrong URL is said before it costs requests
    monkeypatch.delenv("SOURCES__NHL__ARCHIVE_URL")
    loaded.ok(replay=True)
    assert loaded.err == ""
    assert rows(loaded) == before
    assert {row["is_complete"] for row in loaded.ledger().values()} == {True}


@pytest.mark.thorough
def test_a_lost_archive_is_fetched_again(loaded, nhl_server) -> None:
    before = rows(loaded)
    shutil.rmtree(loaded.data_dir / "landing")
    loaded.ok()
    assert LACKS in loaded.err
    loaded.ok()
    assert len(of_games(nhl_server)) == 8
    assert loaded.err == ""
    assert rows(loaded) == before
    assert {row["is_complete"] for row in loaded.ledger().values()} == {True}


@pytest.mark.thorough
@pytest.mark.parametrize(("endpoint", "code"), [("shiftcharts", 1), ("right-rail", 0)])
def test_what_the_api_has_no_more_stays_in_bronze(loaded, nhl_server, endpoint: str, code: int) -> None:
    """A chart that the API does not have fails the run; a page of officials is only named."""
    before = rows(loaded)
    shutil.rmtree(loaded.data_dir / "landing" / endpoint)
    nhl_server.serve(endpoint, FIRST, {"data": [], "total": 0} if endpoint == "shiftcharts" else {})
    nhl_server.forget(endpoint, SECOND)
    loaded.ok()
    for _ in range(2):
        assert loaded.run() == code
        assert rows(loaded) == before
        for row in loaded.ledger().values():
            assert "(its file is not in the archive)" in row["gap_reason"]
    assert loaded.ledger()[SECOND]["last_error"]
    loaded.ok(replay=True, accept_poorer=[str(FIRST), str(SECOND)])
    assert rows(loaded) != before
