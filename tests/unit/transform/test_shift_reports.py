"""The HTML time-on-ice reports: their shifts are the official ones, and an odd report has a named reason."""

from __future__ import annotations

import csv
import gzip
import json
from functools import cache

import pytest
from lxml import html

from ingestion.report_html import parse_report
from ingestion.transform.checks import check_game
from ingestion.transform.clock import seconds
from ingestion.transform.game import GameTables, game_tables
from ingestion.transform.official import discrepancies
from ingestion.transform.payload import (
    AWAY_REPORT,
    HOME_REPORT,
    REPORTS,
    ROSTER_REPORT,
    PayloadError,
    boxscore_players,
    completeness,
    validate,
)
from ingestion.transform.plays import read_game
from ingestion.transform.report_shifts import Reason, ReportedShifts, fold, shifts_from_reports
from ingestion.transform.shifts import read_ice
from tests.support.box import boxscore_of
from tests.unit.transform.games import OTHERS, REPORTED, bodies, body, report_html, reports

WITHOUT_CHART = 2025020734


def official_rows() -> list[dict[str, str]]:
    with (OTHERS / "shift-reports" / f"player_box_{REPORTED}.csv").open(newline="") as file:
        return list(csv.DictReader(file))


@cache
def reported_tables() -> GameTables:
    pbp, _, _ = bodies(REPORTED)
    return game_tables(pbp, boxscore_of(pbp, official_rows()), None, reports())


def read(given: dict[str, dict], pbp: dict | None = None) -> ReportedShifts:
    pbp = pbp or bodies(REPORTED)[0]
    return shifts_from_reports(read_game(pbp), pbp, given)


def reasons(result: ReportedShifts) -> list[Reason]:
    return [problem.reason for problem in result.problems]


# Against the official box


def test_ice_time_and_shifts_of_all_36_skaters_and_both_goalies_equal_the_box() -> None:
    pbp, _, _ = bodies(REPORTED)
    game = read_game(pbp)
    ice, warnings = read_ice(read(reports()).chart, game)
    compared = 0
    for row in official_rows():
        if row["toi"] in ("", "00:00"):
            continue
        player = int(row["player_id"])
        place, side = ice.players.index(player), game.players[player].side
        assert ice.icetime(side)[0, place] == seconds(row["toi"]), row["player_name"]
        if row["shifts"]:
            assert ice.shifts(side)[0, place] == int(row["shifts"]), row["player_name"]
        compared += 1
    assert (compared, warnings) == (38, [])


def test_the_rows_of_a_game_without_a_chart_come_from_its_reports() -> None:
    found = reported_tables()
    pbp, _, _ = bodies(REPORTED)
    assert (found.shift_source, found.shift_disagreements, found.warnings) == (
        "report",
        0,
        ["no shift chart"],
    )
    assert set(found.players["shift_source"].to_pylist()) == {"report"}
    assert set(found.players["has_shifts"].to_pylist()) == {True}
    assert found.players["on_ice_f_shot_attempts"].null_count == 0
    assert found.gaps == []
    assert check_game(found.players, found.teams, pbp) == []
    assert discrepancies(found.players, found.teams, pbp, boxscore_of(pbp, official_rows())) == []


def test_another_reading_of_reports_agrees_with_the_box_for_every_player() -> None:
    """2025020734 has no chart; somebody else has parsed its reports to JSON of the same shape."""
    pbp, boxscore, _ = bodies(WITHOUT_CHART)
    folder = OTHERS / "shift-reports"
    given = {
        endpoint: json.loads(
            gzip.decompress((folder / f"shifts-{WITHOUT_CHART}_{side}.json.gz").read_bytes())
        )
        for endpoint, side in ((HOME_REPORT, "home"), (AWAY_REPORT, "away"))
    }
    played = [player for _, player in boxscore_players(boxscore) if seconds(player["toi"])]
    found = game_tables(pbp, boxscore, None, given)
    assert len(played) == 38
    assert (found.shift_source, found.shift_disagreements, found.warnings) == (
        "report",
        0,
        ["no shift chart"],
    )
    assert check_game(found.players, found.teams, pbp) == []
    assert discrepancies(found.players, found.teams, pbp, boxscore) == []


def test_players_on_the_ice_equal_the_official_play_by_play_report() -> None:
    """The PL report names who is on the ice at each event: the same players at 95 % of shots and goals."""
    pbp, _, _ = bodies(REPORTED)
    game = read_game(pbp)
    ice, _ = read_ice(read(reports()).chart, game)
    numbers = {spot["playerId"]: spot["sweaterNumber"] for spot in pbp["rosterSpots"]}
    official = _on_ice_by_report()
    plays = [play for play in game.plays if play.kind in ("goal", "shot-on-goal", "missed-shot", "hit")]
    on, _ = ice.at(plays, game.periods)
    agreeing = compared = 0
    for play, present in zip(plays, on, strict=True):
        sides = tuple(
            frozenset(
                numbers[player]
                for player, is_on in zip(ice.players, present, strict=True)
                if is_on and game.players[player].side == side
            )
            for side in (0, 1)
        )
        events = official.get((play.period, play.elapsed, play.kind))
        if events and not play.is_penalty_shot:
            compared += 1
            agreeing += sides in events
    assert compared > 120
    assert agreeing >= 0.95 * compared, (agreeing, compared)


def _on_ice_by_report() -> dict[tuple[int, int, str], list[tuple[frozenset[int], frozenset[int]]]]:
    kinds = {"GOAL": "goal", "SHOT": "shot-on-goal", "MISS": "missed-shot", "HIT": "hit"}
    events: dict = {}
    root = html.fromstring(report_html("report-pl"))
    for row in root.iter("tr"):
        cells = row.findall("td")
        texts = [" ".join(cell.text_content().split()) for cell in cells]
        if len(cells) != 8 or texts[4] not in kinds or not texts[1].isdigit():
            continue
        sides = tuple(
            frozenset(int(font.text) for font in cell.iter("font") if font.text and font.text.isdigit())
            for cell in cells[6:]
        )
        elapsed = seconds(cells[3].text)  # before the <br>; the clock's time left is behind it
        events.setdefault((int(texts[1]), elapsed, kinds[texts[4]]), []).append(sides)
    return events


# Odd reports


def test_without_a_report_of_both_teams_no_shift_is_used() -> None:
    given = reports()
    del given[AWAY_REPORT]
    assert reasons(read(given)) == [Reason.NO_REPORT]
    assert read(given).chart is None
    assert reasons(read({})) == [Reason.NO_REPORT, Reason.NO_REPORT]


@pytest.mark.parametrize("field", ["game", "gameDate"])
def test_the_report_of_another_game_is_not_used(field: str) -> None:
    given = reports()
    given[HOME_REPORT][field] = {"game": 2, "gameDate": "2024-10-08"}[field]
    assert reasons(read(given)) == [Reason.ANOTHER_GAME]
    assert read(given).chart is None


def test_the_report_of_another_team_is_not_used_although_numbers_meet() -> None:
    given = reports()
    given[HOME_REPORT]["players"] = reports()[AWAY_REPORT]["players"]
    result = read(given)
    assert result.chart is None
    assert reasons(result) == [Reason.ANOTHER_GAME]
    assert "19 of 19 players are not TBL's" in str(result.problems[0])


def test_a_report_of_the_day_after_is_the_games() -> None:
    """The report has the arena's date: Tokyo's is a day ahead of the league's."""
    given = reports()
    given[HOME_REPORT]["gameDate"] = "2023-10-11"
    assert read(given).problems == []


def cut(endpoint: str, at: float) -> dict:
    whole = report_html(endpoint)
    return parse_report(endpoint, whole[: int(len(whole) * at)])


@pytest.mark.parametrize("at", [0.02, 0.1, 0.5, 0.9, 0.999])
@pytest.mark.parametrize("endpoint", [HOME_REPORT, AWAY_REPORT])
def test_a_report_cut_anywhere_is_not_used(endpoint: str, at: float) -> None:
    given = reports()
    given[endpoint] = cut(endpoint, at)
    assert reasons(read(given)) == [Reason.CUT]
    assert read(given).chart is None


def test_a_report_that_lacks_shifts_of_a_player_is_cut() -> None:
    given = reports()
    del given[HOME_REPORT]["players"][3]["shifts"][5:]
    result = read(given)
    assert reasons(result) == [Reason.CUT]
    assert "has 5 shifts of " in str(result.problems[0])


def test_a_player_of_an_unknown_number_and_name_is_named_and_left_out() -> None:
    given = reports()
    player = given[HOME_REPORT]["players"][0]
    player.update(number=99, name="NOBODY, NED")
    result = read(given)
    assert [str(problem) for problem in result.problems] == ["unknown number (report-th: 99 NOBODY, NED)"]
    assert len(result.chart["data"]) == 743 - len(player["shifts"])


def test_a_wrong_number_is_resolved_by_name() -> None:
    given = reports()
    given[HOME_REPORT]["players"][0]["number"] = 99
    assert read(given).chart == read(reports()).chart


def test_a_number_without_sweater_in_the_play_by_play_is_resolved_by_the_roster_report() -> None:
    """The name in the time report is spelled otherwise: the roster report has the usual one."""
    pbp, _, _ = bodies(REPORTED)
    spot = next(spot for spot in pbp["rosterSpots"] if spot["lastName"]["default"] == "Glendening")
    del spot["sweaterNumber"]
    given = reports()
    assert given[HOME_REPORT]["players"][0]["name"] == "GLENDENING, LUKE"
    given[HOME_REPORT]["players"][0]["name"] = "GLENDENING, L."
    assert read(given, pbp).chart == read(reports()).chart
    del given[ROSTER_REPORT]
    assert reasons(read(given, pbp)) == [Reason.UNKNOWN_NUMBER]


def test_two_players_of_one_name_are_told_apart_by_number() -> None:
    """Vancouver had two named Elias Pettersson in 2024-25."""
    pbp, _, _ = bodies(REPORTED)
    spots = {s["sweaterNumber"]: s for s in pbp["rosterSpots"] if s["teamId"] == pbp["homeTeam"]["id"]}
    given = reports()
    for number in (11, 20):
        spots[number] |= {"firstName": {"default": "Elias"}, "lastName": {"default": "Pettersson"}}
        for player in given[HOME_REPORT]["players"]:
            if player["number"] == number:
                player["name"] = "PETTERSSON, ELIAS"
    assert read(given, pbp).chart == read(reports()).chart


def test_names_with_accents_are_found_in_reports_that_have_none() -> None:
    pbp, _, _ = bodies(REPORTED)
    names = {"Glendening": "Slafkovský", "Cernak": "Stützle", "Point": "Bjørkstrand", "Hagel": "Małkin"}
    plain = {"GLENDENING": "SLAFKOVSKY", "CERNAK": "STUTZLE", "POINT": "BJORKSTRAND", "HAGEL": "MALKIN"}
    for spot in pbp["rosterSpots"]:
        if spot["lastName"]["default"] in names:
            spot["lastName"]["default"] = names[spot["lastName"]["default"]]
            spot["sweaterNumber"] = 0  # only the name is left
    given = reports()
    del given[ROSTER_REPORT]
    for player in given[HOME_REPORT]["players"]:
        last, first = player["name"].split(", ")
        player["name"] = f"{plain.get(last, last)}, {first}"
    assert read(given, pbp).chart == read(reports()).chart


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Tim Stützle", "timstutzle"), ("RYAN O'REILLY", "ryanoreilly"), ("Żaneta Łoś-Ærø", "zanetalosaero")],
)
def test_folding(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_a_shift_over_the_end_of_a_period_is_named_and_cut_there() -> None:
    given = reports()
    last = given[HOME_REPORT]["players"][0]["shifts"][-1]
    assert last["endTime"] == "20:00"
    last["endTime"] = "20:07"
    result = read(given)
    assert reasons(result) == [Reason.OVER_PERIOD]
    pbp, _, _ = bodies(REPORTED)
    found = game_tables(pbp, None, None, given).players
    assert found["icetime"].to_pylist() == reported_tables().players["icetime"].to_pylist()


def test_an_unreadable_shift_is_named_and_left_out() -> None:
    given = reports()
    given[HOME_REPORT]["players"][0]["shifts"][2]["endTime"] = None
    result = read(given)
    assert [str(problem) for problem in result.problems] == [
        "unreadable shift row (report-th: 11 GLENDENING, LUKE)"
    ]
    assert len(result.chart["data"]) == 742


def test_the_rows_say_why_reports_are_not_used() -> None:
    pbp, _, _ = bodies(REPORTED)
    found = game_tables(pbp, None, None, {HOME_REPORT: reports()[HOME_REPORT]})
    assert not found.has_shifts
    assert "the shift reports are not used: no report (report-tv)" in found.warnings


# Which source wins


def chart_from_reports() -> dict:
    return read(reports()).chart


def test_a_chart_that_agrees_better_with_the_boxscore_wins() -> None:
    pbp, _, _ = bodies(REPORTED)
    boxscore = boxscore_of(pbp, official_rows())
    worse = reports()
    del worse[HOME_REPORT]["players"][0]["shifts"][0]
    worse[HOME_REPORT]["players"][0]["gameTotals"]["shifts"] -= 1
    assert game_tables(pbp, boxscore, chart_from_reports(), worse).shift_source == "chart"
    found = game_tables(pbp, boxscore, None, worse)
    assert (found.shift_source, found.shift_disagreements) == ("report", 1)


def test_reports_that_agree_better_with_the_boxscore_win() -> None:
    pbp, _, _ = bodies(REPORTED)
    boxscore = boxscore_of(pbp, official_rows())
    worse = chart_from_reports()
    del worse["data"][0]
    assert game_tables(pbp, boxscore, worse).shift_source == "chart"
    found = game_tables(pbp, boxscore, worse, reports())
    assert (found.shift_source, found.shift_disagreements) == ("report", 0)


def test_a_chart_that_agrees_as_well_does_not_replace_the_reports() -> None:
    pbp, _, _ = bodies(REPORTED)
    boxscore = boxscore_of(pbp, official_rows())
    assert game_tables(pbp, boxscore, chart_from_reports(), reports()).shift_source == "report"


# The parser


def test_what_is_parsed_of_the_recorded_reports() -> None:
    given = reports()
    for endpoint, title in zip(
        REPORTS,
        ("Time On Ice Report Home Team", "Time On Ice Report Away Team", "Playing Roster"),
        strict=True,
    ):
        heading = {key: given[endpoint][key] for key in ("title", "game", "gameDate", "isFinal", "isWhole")}
        assert heading == {
            "title": title,
            "game": 1,
            "gameDate": "2023-10-10",
            "isFinal": True,
            "isWhole": True,
        }
        validate(endpoint, REPORTED, given[endpoint])
    assert [len(given[ROSTER_REPORT][side]) for side in ("visitor", "home")] == [20, 20]
    assert {"number": 27, "position": "D", "name": "RYAN MCDONAGH"} in given[ROSTER_REPORT]["visitor"]
    first = given[HOME_REPORT]["players"][0]
    assert (first["number"], first["name"]) == (11, "GLENDENING, LUKE")
    assert first["gameTotals"] == {"shifts": 23, "toi": "14:01"}
    assert first["shifts"][0] == {
        "shiftNumber": 1,
        "period": 1,
        "startTime": "01:28",
        "endTime": "02:24",
        "duration": "00:56",
    }
    assert [completeness(endpoint, given[endpoint]) for endpoint in REPORTS] == [359, 384, 40]


@pytest.mark.parametrize(("text", "period"), [("OT", 4), ("OT2", 5), ("2OT", 5), ("4", 4), ("SO", None)])
def test_periods_after_the_third(text: str, period: int | None) -> None:
    page = report_html(HOME_REPORT).replace(
        2 * b'<td align="center" class="lborder + bborder">%d</td>\n' % (3, 1),
        f'<td class="x">3</td>\n<td class="x">{text}</td>'.encode(),
    )
    shifts = parse_report(HOME_REPORT, page)["players"][0]["shifts"]
    assert shifts[2]["period"] == period


def test_a_heading_in_two_languages_is_read() -> None:
    page = report_html(HOME_REPORT).replace(b">Game 0001<", b">Match/Game 0001<")
    assert parse_report(HOME_REPORT, page)["game"] == 1


@pytest.mark.parametrize("junk", [b"", b"   ", b"\xff\xfe\x00\x01", b'{"data": []}', b"<html>", b"<x/>"])
@pytest.mark.parametrize("endpoint", REPORTS)
def test_what_is_not_a_report_is_refused_in_a_sentence(endpoint: str, junk: bytes) -> None:
    with pytest.raises(PayloadError, match=r"^The report-.*\.$"):
        validate(endpoint, REPORTED, parse_report(endpoint, junk))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"game": 2}, "The report-th asked for game 2023020001 is of game 0002."),
        ({"isWhole": False}, "The report-th of game 2023020001 is cut short: it does not reach its end."),
        ({"isFinal": False}, "The report-th of game 2023020001 was written before the game was over."),
        ({"players": []}, "The report-th of game 2023020001 is cut short: it has no players."),
        (
            {"title": "Playing Roster"},
            "The report-th of game 2023020001 is not that report: its title is 'Playing Roster'.",
        ),
    ],
)
def test_a_report_that_is_not_the_games_is_refused_in_a_sentence(change: dict, sentence: str) -> None:
    with pytest.raises(PayloadError) as refusal:
        validate(HOME_REPORT, REPORTED, {**reports()[HOME_REPORT], **change})
    assert str(refusal.value) == sentence


def test_the_recorded_play_by_play_is_the_reports_game() -> None:
    assert body("play-by-play", REPORTED)["gameDate"] == "2023-10-10"
