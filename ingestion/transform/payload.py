"""Is a payload what it claims to be? Asked before it is landed, and again before rows are made of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import Any

# A parsed response: what the NHL sends, with no type of its own before `validate` has looked at it.
Payload = dict[str, Any]

FINAL_STATES = frozenset({"FINAL", "OFF"})

# A dressed side has eighteen skaters and two goalies; injuries have cut it to fifteen. Below ten, the
# roster is a fragment.
FEWEST_SKATERS = 10

ROSTER_GROUPS = ("forwards", "defensemen", "goalies")

# The NHL's HTML game reports, parsed (`ingestion.report_html`), and a word of their titles.
REPORTS = ("report-th", "report-tv", "report-ro")
HOME_REPORT, AWAY_REPORT, ROSTER_REPORT = REPORTS
_TITLES = {HOME_REPORT: "Home", AWAY_REPORT: "Away", ROSTER_REPORT: "Roster"}

_TEAM_OF_PICTURE = re.compile(r"/mugs/nhl/\d{8}/([A-Z]{3})/")

SHIFT = 517  # typeCode of a shift; 505 rows mark goals and have no duration


class PayloadError(ValueError):
    """A payload that cannot be used. The message is one sentence that names the game and what is wrong."""


@contextmanager
def readable(what: str) -> Iterator[None]:
    """Turn a missing or odd value deep in a payload into a sentence that says whose payload it is."""
    try:
        yield
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        if isinstance(error, PayloadError):
            raise
        raise PayloadError(f"The {what} cannot be read: {type(error).__name__} {error}.") from error


def validate(endpoint: str, key: str | int | None, body: Any) -> None:
    """Refuse a body that is not an answer to the request for `key` of `endpoint`.

    A future game's payload without plays is a valid answer (see `is_final`), and so is an empty shift chart.

    Args:
        endpoint: one of the archive's endpoints.
        key: the game id, the date (YYYY-MM-DD) of a schedule or of standings, or TEAM-SEASON of a roster.
        body: the parsed JSON, or the parsed report.

    Raises:
        PayloadError: the body belongs to another key, has another shape, or is cut short.
    """
    try:
        check = _CHECKS[endpoint]
    except KeyError:
        raise PayloadError(f"No endpoint is called {endpoint!r}; there are {', '.join(_CHECKS)}.") from None
    if not isinstance(body, dict):
        raise PayloadError(f"The {endpoint} of {key} is a JSON {_json_type(body)}, not an object.")
    from .tidy import tidy  # which takes the type of a payload from here

    with readable(f"{endpoint} of {key}"):
        check(str(key), body if endpoint == "shiftcharts" else tidy(endpoint, body).body)


def is_final(body: Payload) -> bool:
    """Whether the game of a play-by-play, boxscore or schedule entry is over and official."""
    return body.get("gameState") in FINAL_STATES


def completeness(endpoint: str, body: Payload) -> int:
    """Return how much a payload holds: plays, players, distinct shifts, or scheduled games.

    Of a time-on-ice report shifts count, of a roster report players. A later payload may hold less, because
    corrections withdraw plays and shifts. Whether it replaces an older one, `supersede` decides.
    """
    if endpoint == "schedule":
        return sum(len(day.get("games") or ()) for day in body.get("gameWeek") or ())
    if endpoint == "play-by-play":
        return len(body.get("plays") or ())
    if endpoint == "boxscore":
        return sum(1 for _ in boxscore_players(body))
    if endpoint == "shiftcharts":
        return _distinct_shifts(body)
    if endpoint == ROSTER_REPORT:
        return len(body["visitor"]) + len(body["home"])
    if endpoint in REPORTS:
        return sum(len(player["shifts"]) for player in body["players"])
    if endpoint == "right-rail":
        return len(_officials(body)) + sum(1 for _ in _scratches(body))
    if endpoint == "roster":
        return sum(len(body.get(group) or ()) for group in ROSTER_GROUPS)
    if endpoint == "standings":
        return len(body.get("standings") or ())
    raise PayloadError(f"No endpoint is called {endpoint!r}; there are {', '.join(_CHECKS)}.")


def own_shifts(
    chart: Payload | None, game: int | None = None, teams: Collection[int] | None = None
) -> list[Payload]:
    """Return the shifts of a chart; without those of another game or another team, where these are known."""
    rows = chart.get("data") if chart else None
    return [
        row
        for row in rows or ()
        if isinstance(row, dict)
        and row.get("typeCode") == SHIFT
        and game in (None, row.get("gameId"))
        and (teams is None or row.get("teamId") in teams)
    ]


def teams_of_header(body: Payload) -> tuple[int, int] | None:
    """Return the ids of away and home team of a play-by-play or boxscore; None without both."""
    away, home = body["awayTeam"].get("id"), body["homeTeam"].get("id")
    return (away, home) if away and home else None


def _distinct_shifts(chart: Payload) -> int:
    """Return the number of distinct shifts of the two teams that have most.

    Charts came with rows of teams that were not in the game: without them, a corrected chart is not poorer.
    """
    shifts = {
        (row.get("teamId"), row.get("playerId"), row.get("period"), row.get("startTime"), row.get("endTime"))
        for row in chart.get("data") or ()
        if row.get("typeCode") == SHIFT
    }
    return sum(count for _, count in Counter(team for team, *_ in shifts).most_common(2))


def boxscore_players(boxscore: Payload) -> Iterator[tuple[str, Payload]]:
    """Yield (side, player) of a boxscore: side is "awayTeam" or "homeTeam", goalies included.

    Until late 2023 the players were one level deeper, and a skater's shots on goal were called `shots`;
    they come out as `sog` either way.
    """
    stats = boxscore.get("playerByGameStats") or (boxscore.get("boxscore") or {}).get("playerByGameStats")
    for side in ("awayTeam", "homeTeam"):
        groups = (stats or {}).get(side) or {}
        for group in ("forwards", "defense", "goalies"):
            for player in groups.get(group) or ():
                if "shots" in player and "sog" not in player:
                    player = {**player, "sog": player["shots"]}
                yield side, player


def _check_header(key: str, body: Payload, endpoint: str) -> None:
    if str(body.get("id")) != key:
        raise PayloadError(f"The {endpoint} asked for game {key} is of game {body.get('id')}.")
    missing = [
        name
        for name in ("season", "gameType", "gameDate", "gameState", "awayTeam", "homeTeam")
        if not body.get(name)
    ]
    if missing:
        raise PayloadError(f"The {endpoint} of game {key} is cut short: it has no {', '.join(missing)}.")
    start = int(key[:4])
    if body["season"] != start * 10_000 + start + 1:
        raise PayloadError(
            f"The {endpoint} of game {key} says season {body['season']}, which its id does not."
        )
    if body["gameType"] != int(key[4:6]):
        raise PayloadError(
            f"The {endpoint} of game {key} says gameType {body['gameType']}, which its id does not."
        )


def _check_play_by_play(key: str, body: Payload) -> None:
    _check_header(key, body, "play-by-play")
    for name in ("plays", "rosterSpots"):
        if name in body and not isinstance(body[name], list):
            raise PayloadError(f"The play-by-play of game {key} has {name} that are not a list.")
    if not is_final(body):
        return
    plays, spots = body.get("plays"), body.get("rosterSpots")
    if not plays:
        raise PayloadError(f"The play-by-play of game {key} is final and has no plays.")
    for side in ("awayTeam", "homeTeam"):
        team = body[side].get("id")
        skaters = sum(s.get("teamId") == team and s.get("positionCode") != "G" for s in spots or ())
        if skaters < FEWEST_SKATERS:
            raise PayloadError(
                f"The play-by-play of game {key} is cut short: "
                f"{body[side].get('abbrev')} has {skaters} skaters in rosterSpots."
            )
    periods = {play["periodDescriptor"]["number"] for play in plays}
    last = (body.get("periodDescriptor") or {}).get("number") or 3
    absent = [period for period in range(1, last + 1) if period not in periods]
    if absent:
        raise PayloadError(
            f"The play-by-play of game {key} is cut short: it has no plays of period {absent[0]}."
        )
    ended = {
        play["periodDescriptor"]["number"]
        for play in plays
        if play["typeDescKey"] in ("period-end", "game-end")
    }
    if last not in ended:
        raise PayloadError(f"The play-by-play of game {key} is cut short: its plays do not reach the end.")


def _check_boxscore(key: str, body: Payload) -> None:
    _check_header(key, body, "boxscore")
    if is_final(body):
        sides = {side for side, _ in boxscore_players(body)}
        if len(sides) < 2:
            raise PayloadError(f"The boxscore of game {key} is final and lacks the players of a team.")


def _check_shifts(key: str, body: Payload) -> None:
    rows = body.get("data")
    if not isinstance(rows, list):
        raise PayloadError(f"The shift chart of game {key} has no list of rows under `data`.")
    total = body.get("total")
    if isinstance(total, int) and total != len(rows):
        raise PayloadError(f"The shift chart of game {key} is cut short: {len(rows)} rows of {total}.")
    games = {str(row.get("gameId")) for row in rows if isinstance(row, dict)}
    if games and key not in games:
        raise PayloadError(f"The shift chart asked for game {key} is of game {min(games)}.")


def date_of(value: Any) -> date | None:
    """Return the date of YYYY-MM-DD; None if it is not such a date."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _check_schedule(key: str, body: Payload) -> None:
    week = body.get("gameWeek")
    if not isinstance(week, list):
        raise PayloadError(f"The schedule of {key} has no gameWeek.")
    try:
        asked = date.fromisoformat(key)
    except ValueError:
        raise PayloadError(f"The schedule's key {key!r} is not a date (YYYY-MM-DD).") from None
    listed = [day for day in week if isinstance(day, dict)]
    days = [on for day in listed if (on := date_of(day.get("date"))) is not None]
    if week and not days:
        raise PayloadError(f"The schedule of {key} has no days.")
    if days and not min(days) <= asked <= max(days):
        raise PayloadError(f"The schedule asked for {key} is of the week from {min(days)}.")


def _check_right_rail(key: str, body: Payload) -> None:
    """The page names its game only in the addresses of its reports, where there are any."""
    reports = body.get("gameReports") or {}
    shown = [re.search(r"[?&]id=(\d{10})", str(url)) for url in reports.values()]
    other = [match[1] for match in shown if match and match[1] != key]
    if other:
        raise PayloadError(f"The right-rail asked for game {key} is of game {other[0]}.")
    info = body.get("gameInfo")
    if info is not None and not isinstance(info, dict):
        raise PayloadError(f"The right-rail of game {key} has a gameInfo that is not an object.")


def has_officials(right_rail: Payload) -> bool:
    """Return whether a page names referees and linesmen: it does so only after a while."""
    info = right_rail.get("gameInfo") or {}
    return bool(info.get("referees") and info.get("linesmen"))


def _officials(body: Payload) -> list[Payload]:
    info = body.get("gameInfo") or {}
    return [*(info.get("referees") or ()), *(info.get("linesmen") or ())]


def _scratches(body: Payload) -> Iterator[Any]:
    for side in ("awayTeam", "homeTeam"):
        yield from ((body.get("gameInfo") or {}).get(side) or {}).get("scratches") or ()


def _check_roster(key: str, body: Payload) -> None:
    """A roster does not name its team; the addresses of most players' pictures do."""
    for group in ROSTER_GROUPS:
        if not isinstance(body.get(group), list):
            raise PayloadError(f"The roster of {key} has no list of {group}.")
    team = key.split("-")[0]
    named = Counter(
        match[1]
        for group in ROSTER_GROUPS
        for player in body[group]
        if (match := _TEAM_OF_PICTURE.search(str(player.get("headshot"))))
    )
    if named and named.most_common(1)[0][0] != team:
        raise PayloadError(f"The roster asked for {key} is that of {named.most_common(1)[0][0]}.")


def _check_standings(key: str, body: Payload) -> None:
    teams = body.get("standings")
    if not isinstance(teams, list):
        raise PayloadError(f"The standings of {key} have no list of teams.")
    days = {team["date"] for team in teams}
    if days - {key}:
        raise PayloadError(f"The standings asked for {key} are of {min(days - {key})}.")


def _check_report(key: str, report: Payload, endpoint: str) -> None:
    what = f"{endpoint} of game {key}"
    if _TITLES[endpoint] not in (report["title"] or ""):
        raise PayloadError(f"The {what} is not that report: its title is {report['title']!r}.")
    if report["game"] is not None and report["game"] != int(key[-4:]):
        raise PayloadError(f"The {endpoint} asked for game {key} is of game {report['game']:04}.")
    if not report["isWhole"] or not (report["game"] or report["gameDate"]):
        raise PayloadError(f"The {what} is cut short: it does not reach its end.")
    if not report["isFinal"]:
        raise PayloadError(f"The {what} was written before the game was over.")
    if not (report["visitor"] and report["home"] if endpoint == ROSTER_REPORT else report["players"]):
        raise PayloadError(f"The {what} is cut short: it has no players.")


def _json_type(body: Any) -> str:
    if isinstance(body, list):
        return "list"
    return "null" if body is None else "scalar"


_CHECKS: dict[str, Callable[[str, Payload], None]] = {
    "schedule": _check_schedule,
    "play-by-play": _check_play_by_play,
    "boxscore": _check_boxscore,
    "shiftcharts": _check_shifts,
    **{report: partial(_check_report, endpoint=report) for report in REPORTS},
    "right-rail": _check_right_rail,
    "roster": _check_roster,
    "standings": _check_standings,
}
