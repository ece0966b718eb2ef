"""Tidy the other pages: officials, scratches and power plays, rosters, standings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from ingestion.bronze import STANDINGS_COUNTS, STANDINGS_SPLIT_COUNTS, STANDINGS_SPLITS

from .odd import (
    Odd,
    Once,
    keep,
    keep_all,
    objects,
    read_count,
    read_date,
    read_difference,
    read_id,
    read_name,
    read_number,
    read_part,
    read_sweater_number,
    read_team_code,
    read_text,
    shown,
    whole,
)
from .payload import ROSTER_GROUPS, Payload

_NAMES: dict[str, Callable[[Any], Any]] = {"firstName": read_name, "lastName": read_name}
_OF_PLAYER: dict[str, Callable[[Any], Any]] = {
    **_NAMES,
    "sweaterNumber": read_sweater_number,
    "positionCode": read_text,
    "shootsCatches": read_text,
    "heightInInches": read_count,
    "weightInPounds": read_count,
    "birthDate": read_date,
    "birthCity": read_name,
    "birthStateProvince": read_name,
    "birthCountry": read_text,
}


def _share(value: Any) -> float | int | None:
    number = read_number(value)
    return number if number is not None and 0 <= number <= 1 else None


def _streak(value: Any) -> str | None:
    """Before a team's first game the code is empty."""
    return value if isinstance(value, str) else None


_OF_TEAM: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys((served for served, _ in STANDINGS_COUNTS.values()), read_difference),
    **dict.fromkeys(
        (split + served for split in STANDINGS_SPLITS for served, _ in STANDINGS_SPLIT_COUNTS.values()),
        read_count,
    ),
    "pointPctg": _share,
    "teamName": read_name,
    **dict.fromkeys(("conferenceName", "divisionName", "clinchIndicator"), read_text),
    "streakCode": _streak,
}
# Of a page's figures of both teams, category -> how its values are read; no row depends on the others.
_OF_TEAMS: dict[str, Callable[[Any], Any]] = {"sog": read_count, "powerPlay": read_part}
_WHICH_TEAM: dict[str, Callable[[Any], Any]] = {"seasonId": whole, "gameTypeId": whole, "date": read_date}


def right_rail(body: Payload, odd: Odd) -> Payload:
    """Tidy the page of officials, coaches, scratches and power plays of a game."""
    tidied = {name: value for name, value in body.items() if name not in ("gameInfo", "gameReports")}
    if "gameInfo" in body:
        tidied["gameInfo"] = game_info(body["gameInfo"], odd)
    if isinstance(body.get("gameReports"), dict):
        tidied["gameReports"] = body["gameReports"]
    elif body.get("gameReports") is not None:
        odd.add("gameReports", body["gameReports"])
    if body.get("teamGameStats") is not None:
        tidied["teamGameStats"] = _figures_of_teams(body["teamGameStats"], odd)
    return tidied


def _figures_of_teams(given: Any, odd: Odd) -> list[Payload]:
    """Read the figures that rows depend on; where one is absent, that is odd, too."""
    rows, categories = objects(given, "teamGameStats", odd), Once("category", odd)
    figures = []
    for category, read in _OF_TEAMS.items():
        found = [row for row in rows if row.get("category") == category]
        if not found:
            odd.add(category, None, " of teamGameStats")
        for row in found:
            if categories.is_new(category, row):
                values = {
                    name: odd.read(name, row.get(name), read, f" of {category}")
                    for name in ("awayValue", "homeValue")
                }
                figures.append({**row, **values})
    return figures


def game_info(given: Any, odd: Odd) -> Payload:
    """Tidy officials, coaches and scratches, which boxscores of late 2023 have, too."""
    if not isinstance(given, dict):
        if given is not None:
            odd.add("gameInfo", given)
        return {}
    info = dict(given)
    for role in ("referees", "linesmen"):
        people = objects(given.get(role), role, odd)
        info[role] = [each for each in people if odd.read(f"one of the {role}", each, read_name)]
    for side in ("awayTeam", "homeTeam"):
        team = given.get(side)
        if team is not None and not isinstance(team, dict):
            odd.add(side, team)
        info[side] = _of_side(team, side, odd) if isinstance(team, dict) else {}
    return info


def _of_side(team: Payload, side: str, odd: Odd) -> Payload:
    scratches = []
    for player in objects(team.get("scratches"), "scratches", odd):
        number = odd.read("id", player.get("id"), read_id, " of a scratch")
        if number is not None:
            scratches.append({**keep_all(player, _NAMES, odd, f" of player {number}"), "id": number})
    return {**keep(team, "headCoach", read_name, odd, f" of {side}"), "scratches": scratches}


def roster(body: Payload, odd: Odd) -> Payload:
    """Tidy the roster of a team. A further entry of a player is left out, also in another group."""
    tidied, players = dict(body), Once("player", odd)
    for group in ROSTER_GROUPS:
        if isinstance(body.get(group), list):
            listed = (_player(player, group, odd) for player in objects(body[group], group, odd))
            tidied[group] = [each for each in listed if each is not None and players.is_new(each["id"], each)]
    return tidied


def _player(player: Payload, group: str, odd: Odd) -> Payload | None:
    number = odd.read("id", player.get("id"), read_id, f" of one of the {group}")
    if number is None:
        return None
    return {**keep_all(player, _OF_PLAYER, odd, f" of player {number}"), "id": number}


def standings(body: Payload, odd: Odd) -> Payload:
    """Tidy the standings of a date.

    A row without season, date or code is left out, one of another date than most, a further one of a team.
    """
    if not isinstance(body.get("standings"), list):
        return body
    listed = (_team(team, odd) for team in objects(body["standings"], "standings", odd))
    of_date, teams = _of_one_date([team for team in listed if team is not None], odd), Once("team", odd)
    return {**body, "standings": [team for team in of_date if teams.is_new(_code(team), team)]}


def _of_one_date(teams: list[Payload], odd: Odd) -> list[Payload]:
    """Return the rows of the date that most have; all of them where no date has more than half."""
    [(day, count)] = Counter(team["date"] for team in teams).most_common(1) or [(None, 0)]
    if 2 * count <= len(teams):
        return teams
    for team in teams:
        if team["date"] != day:
            odd.add("date", team["date"], f" of {shown(_code(team))}")
    return [team for team in teams if team["date"] == day]


def _code(team: Payload) -> str:
    return str(team["teamAbbrev"]["default"])


def _team(team: Payload, odd: Odd) -> Payload | None:
    given = team.get("teamAbbrev")
    code = read_team_code(given.get("default")) if isinstance(given, dict) else None
    if code is None:
        odd.add("teamAbbrev", given)
        return None
    whose = f" of {shown(code)}"
    which = {name: odd.read(name, team.get(name), read, whose) for name, read in _WHICH_TEAM.items()}
    if None in which.values():
        return None
    return {**keep_all(team, _OF_TEAM, odd, whose), **which}
