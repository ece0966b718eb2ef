"""Renders the standings of a date, added up from the results of the season so far."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from .as_json import dumps
from .header import Body
from .record import SIDES
from .teams import TEAMS

SPLITS = ("", "home", "road", "l10")


class Played(NamedTuple):
    """A final game: the two codes, the score and how it ended."""

    teams: tuple[str, str]
    score: tuple[int, int]
    ended: str


def standings(day: date, season: int, teams: Iterable[str], results: Sequence[Played]) -> bytes:
    """Return the body.

    Args:
        teams: the codes of the season.
        results: the regular season's until this date, in order.
    """
    counts = {team: _count(team, results) for team in sorted(teams)}
    ranked = sorted(counts, key=lambda team: (-counts[team][""]["Points"], team))
    rows = [_row(team, day, season, counts[team], rank) for rank, team in enumerate(ranked, 1)]
    places: Counter[str] = Counter()
    for row in rows:
        for group in ("conference", "division"):
            places[row[f"{group}Name"]] += 1
            row[f"{group}Sequence"] = places[row[f"{group}Name"]]
    return dumps({"wildCardIndicator": True, "standings": rows})


def _count(team: str, results: Sequence[Played]) -> dict[str, Counter[str]]:
    """Return split -> counts, under the names that come after the split."""
    splits: dict[str, Counter[str]] = defaultdict(Counter)
    played = [(result, side) for result in results for side in SIDES if result.teams[side] == team]
    streak: list[str] = []
    for number, (result, side) in enumerate(played):
        own, theirs = result.score[side], result.score[1 - side]
        won, regular = own > theirs, result.ended == "REG"
        counts = Counter(
            GamesPlayed=1,
            GoalsFor=own,
            GoalsAgainst=theirs,
            GoalDifferential=own - theirs,
            Wins=won,
            Losses=not won and regular,
            OtLosses=not won and not regular,
            Points=2 if won else not regular,
            RegulationWins=won and regular,
            RegulationPlusOtWins=won and result.ended != "SO",
            ShootoutWins=won and result.ended == "SO",
            ShootoutLosses=not won and result.ended == "SO",
        )
        streak.append("W" if won else "L" if regular else "OT")
        for split in ("", "road" if side == 0 else "home", *(["l10"] if number >= len(played) - 10 else [])):
            for name, value in counts.items():
                splits[split][name] += int(value)
    same = next((n for n, each in enumerate(reversed(streak)) if each != streak[-1]), len(streak))
    splits[""]["streakCount"] = same
    splits["streak"][streak[-1] if streak else ""] = 1
    return splits


def _row(team: str, day: date, season: int, splits: dict[str, Counter[str]], rank: int) -> Body:
    names, all_ = TEAMS[team], splits[""]
    games = max(1, all_["GamesPlayed"])
    body: Body = {
        "conferenceAbbrev": names.conference[0],
        "conferenceName": names.conference,
        "date": day.isoformat(),
        "divisionAbbrev": names.division[0],
        "divisionName": names.division,
        "gameTypeId": 2,
        "gamesPlayed": all_["GamesPlayed"],
        "goalDifferential": all_["GoalDifferential"],
        "goalDifferentialPctg": all_["GoalDifferential"] / games,
        "goalAgainst": all_["GoalsAgainst"],
        "goalFor": all_["GoalsFor"],
        "goalsForPctg": all_["GoalsFor"] / games,
    }
    for split in SPLITS[1:]:
        counts = splits[split]
        for name in ("GamesPlayed", "GoalDifferential", "GoalsAgainst", "GoalsFor", "Losses", "OtLosses",
                     "Points", "RegulationPlusOtWins", "RegulationWins", "Wins"):  # fmt: skip
            body[split + name] = counts[name]
        body[f"{split}Ties"] = 0
    for group in ("conference", "division", "league"):
        for split in ("Home", "Road", "L10", ""):
            body[f"{group}{split}Sequence"] = rank
    return body | {
        "losses": all_["Losses"],
        "otLosses": all_["OtLosses"],
        "placeName": {"default": names.place},
        "pointPctg": all_["Points"] / (2 * games),
        "points": all_["Points"],
        "regulationPlusOtWinPctg": all_["RegulationPlusOtWins"] / games,
        "regulationPlusOtWins": all_["RegulationPlusOtWins"],
        "regulationWinPctg": all_["RegulationWins"] / games,
        "regulationWins": all_["RegulationWins"],
        "seasonId": season,
        "shootoutLosses": all_["ShootoutLosses"],
        "shootoutWins": all_["ShootoutWins"],
        "streakCode": next(iter(splits["streak"])),
        "streakCount": all_["streakCount"],
        "teamName": {"default": f"{names.place} {names.name}"},
        "teamCommonName": {"default": names.name},
        "teamAbbrev": {"default": team},
        "teamLogo": f"https://assets.nhle.com/logos/nhl/svg/{team}_light.svg",
        "ties": 0,
        "waiversSequence": 33 - rank,
        "wildcardSequence": 0,
        "winPctg": all_["Wins"] / games,
        "wins": all_["Wins"],
    }
