"""HTML reports in the client and in the archive: bytes as served, next to the JSON of the API."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ingestion.archive import Archive, ArchiveError
from ingestion.client import BadAnswerError, NhlClient, NotFoundError
from ingestion.fetch import GIVE_UP_AFTER, THREADS, Fetched, fetch_games
from ingestion.payloads import payloads_of, reports_hash
from ingestion.selection import Requests
from ingestion.transform.payload import AWAY_REPORT, HOME_REPORT, REPORTS, ROSTER_REPORT
from tests.support import nhl_server as api
from tests.support.nhl_server import NhlServer, recorded

GAME = 2023020001


@pytest.fixture
def client(nhl_server: NhlServer):
    urls = (nhl_server.api_url, nhl_server.stats_url)
    fast = {"requests_per_second": 1000, "timeout": 5, "max_retries": 2, "backoff": 0.01}
    with NhlClient(*urls, reports_url=nhl_server.reports_url, **fast) as opened:
        yield opened


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(str(tmp_path / "landing"))


def methods(client: NhlClient) -> dict:
    return dict(zip(REPORTS, (client.home_report, client.away_report, client.roster_report), strict=True))


def test_reports_come_as_served(client: NhlClient, nhl_server: NhlServer) -> None:
    for endpoint, fetch in methods(client).items():
        assert fetch(GAME) == recorded(endpoint, GAME)
    assert nhl_server.paths() == [
        f"/scores/htmlreports/20232024/{name}020001.HTM" for name in ("TH", "TV", "RO")
    ]


def test_a_report_that_is_not_there_is_not_found(client: NhlClient) -> None:
    with pytest.raises(NotFoundError, match="has no report-tv of 2023020002"):
        client.away_report(2023020002)


def test_reports_are_retried_and_counted_as_other_requests(client: NhlClient, nhl_server: NhlServer) -> None:
    nhl_server.fail(HOME_REPORT, GAME, api.status(503), api.dropped)
    assert client.home_report(GAME) == recorded(HOME_REPORT, GAME)
    assert client.requests_made == 3


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (api.garbage, "its title is 'We will be right back'"),
        (api.truncated, "cut short"),
        (api.other(b""), "not HTML"),
        (api.other(recorded(AWAY_REPORT, GAME) or b""), "its title is 'Time On Ice Report Away Team'"),
        (api.other((recorded(HOME_REPORT, GAME) or b"").replace(b"Game 0001", b"Game 0002")), "of game 0002"),
    ],
)
def test_what_is_not_the_report_is_refused(
    client: NhlClient, nhl_server: NhlServer, fault, says: str
) -> None:
    nhl_server.fail(HOME_REPORT, GAME, fault)
    with pytest.raises(BadAnswerError, match=says) as refusal:
        client.home_report(GAME)
    assert "\n" not in str(refusal.value)


def test_the_archive_keeps_html_as_served(archive: Archive) -> None:
    body = recorded(HOME_REPORT, GAME)
    entry = archive.put(HOME_REPORT, GAME, body, datetime(2023, 10, 12, tzinfo=UTC))
    assert entry.path == f"report-th/2023020001/20231012T000000000000Z-{entry.sha256}.html.gz"
    assert gzip.decompress((Path(archive.location) / entry.path).read_bytes()) == body
    assert archive.entries(HOME_REPORT, GAME) == [entry]
    assert archive.keys(HOME_REPORT) == [str(GAME)]
    assert archive.read(entry) == body
    assert not archive.is_empty()
    assert archive.put(HOME_REPORT, GAME, body) == entry


def test_the_archive_parses_what_it_has_kept(archive: Archive) -> None:
    archive.put(HOME_REPORT, GAME, recorded(HOME_REPORT, GAME))
    assert archive.best(HOME_REPORT, GAME)["players"][0]["name"] == "GLENDENING, LUKE"


def test_a_report_that_was_cut_does_not_replace_the_whole_one(archive: Archive) -> None:
    whole = recorded(HOME_REPORT, GAME)
    first = archive.put(HOME_REPORT, GAME, whole, datetime(2023, 10, 12, tzinfo=UTC))
    archive.put(HOME_REPORT, GAME, whole[:100_000], datetime(2023, 10, 13, tzinfo=UTC))
    fewer = whole.replace(b"TOI Shift Report", b"TOI Shift Report (corrected)")
    newest = archive.put(HOME_REPORT, GAME, fewer, datetime(2023, 10, 14, tzinfo=UTC))
    assert archive.choose(HOME_REPORT, GAME)[0] == newest != first


def test_an_endpoint_that_does_not_exist_is_refused_by_name(archive: Archive) -> None:
    with pytest.raises(
        ArchiveError, match=r"'report-xx' is not an endpoint; .* report-th, report-tv, report-ro"
    ):
        archive.entries("report-xx")


def test_the_reports_of_a_game_are_among_its_payloads(archive: Archive) -> None:
    for endpoint in REPORTS:
        archive.put(endpoint, GAME, recorded(endpoint, GAME))
    payloads = payloads_of(archive, GAME)
    assert list(payloads.reports) == [HOME_REPORT, AWAY_REPORT, ROSTER_REPORT]
    assert payloads_of(archive, GAME, with_reports=False).reports == {}


def test_the_reports_of_a_game_have_one_hash() -> None:
    assert reports_hash({}) is None
    both = {HOME_REPORT: "a" * 16, AWAY_REPORT: "b" * 16}
    assert reports_hash(both) == reports_hash(dict(reversed(both.items())))
    assert reports_hash(both) != reports_hash({HOME_REPORT: "a" * 16})
    assert reports_hash(both) != reports_hash({**both, AWAY_REPORT: "c" * 16})


# A web site that does not answer


def requests(games: list[int]) -> dict[int, tuple[str, ...]]:
    return dict.fromkeys(games, ("shiftcharts", *REPORTS))


def fetch(client: NhlClient, archive: Archive, requests: Requests) -> Fetched:
    """Fetch all games, and show no progress."""
    fetched = Fetched()
    landed = list(fetch_games(client, archive, requests, fetched, lambda *_: None))
    assert landed == sorted(requests, reverse=True)
    return fetched


def test_a_web_site_that_refuses_stops_the_reports_and_not_the_api(
    client: NhlClient, nhl_server: NhlServer, archive: Archive
) -> None:
    games = [2024020001 + number for number in range(12)]
    for game in games:
        nhl_server.fail(HOME_REPORT, game, api.status(403), always=True)
    fetched = fetch(client, archive, requests(games))
    charts = [path for path in nhl_server.paths() if "shiftcharts" in path]
    refused = [path for path in nhl_server.paths() if "htmlreports" in path]
    assert (len(charts), fetched.stopped, len(fetched.requested)) == (12, None, 12)
    assert GIVE_UP_AFTER <= len(refused) < GIVE_UP_AFTER + THREADS
    assert len(fetched.errors) == len(refused)
    assert "answered 403 for the report-th of" in next(iter(fetched.errors.values()))


def test_reports_that_are_missing_stop_nothing(
    client: NhlClient, nhl_server: NhlServer, archive: Archive
) -> None:
    games = [2024020001 + number for number in range(12)]
    fetched = fetch(client, archive, requests(games))
    assert len([path for path in nhl_server.paths() if "htmlreports" in path]) == 12
    assert (fetched.errors, sorted(fetched.notes)) == ({}, games)


# A page of officials that does not answer


def test_officials_that_fail_cost_themselves_and_are_left_alone_after_some(
    client: NhlClient, nhl_server: NhlServer, archive: Archive
) -> None:
    games = [2024020001 + number for number in range(12)]
    for game in games:
        nhl_server.fail("right-rail", game, api.status(500), always=True)
    fetched = fetch(client, archive, dict.fromkeys(games, ("shiftcharts", "right-rail")))
    refused = {path for path in nhl_server.paths() if "right-rail" in path}  # with retries
    assert (len(archive.keys("shiftcharts")), fetched.stopped) == (12, None)
    assert GIVE_UP_AFTER <= len(refused) < GIVE_UP_AFTER + THREADS
    assert len(fetched.errors) == len(refused)


def test_officials_that_the_nhl_does_not_have_are_no_error(
    client: NhlClient, nhl_server: NhlServer, archive: Archive
) -> None:
    games = [2024020001 + number for number in range(12)]
    for game in games:
        nhl_server.fail("right-rail", game, api.status(404), always=True)
    fetched = fetch(client, archive, dict.fromkeys(games, ("right-rail", "shiftcharts")))
    assert (fetched.errors, fetched.stopped, sorted(fetched.notes)) == ({}, None, games)
    assert "has no right-rail of 2024020001" in fetched.notes[games[0]]


def test_odd_officials_cost_themselves_alone(
    client: NhlClient, nhl_server: NhlServer, archive: Archive
) -> None:
    games = [2024020001 + number for number in range(12)]
    for game in games[1:]:
        nhl_server.fail("right-rail", game, api.garbage)
    fetched = fetch(client, archive, dict.fromkeys(games, ("right-rail", "shiftcharts")))
    assert (archive.keys("right-rail"), fetched.stopped) == ([str(games[0])], None)
    assert len(archive.keys("shiftcharts")) == 12
    assert sorted(fetched.errors) == games[1:]
