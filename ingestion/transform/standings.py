"""Rows of `bronze_standings`: the league's table on a date."""

from __future__ import annotations

from datetime import date

import pyarrow as pa

from ingestion.bronze import STANDINGS, STANDINGS_COUNTS, STANDINGS_SPLIT_COUNTS, STANDINGS_SPLITS

from .payload import Payload, readable, validate
from .rows import table_of, text


def standings_rows(day: str, body: Payload) -> pa.Table:
    """Return the rows of a date, key `season`, `date`, `team`.

    Args:
        day: the date that was requested, YYYY-MM-DD.
        body: the standings of that date; without games yet, or out of season, they may be empty.

    Raises:
        PayloadError: the body is not the standings of that date.
    """
    validate("standings", day, body)
    with readable(f"standings of {day}"):
        return table_of(STANDINGS, (_row(team) for team in body["standings"]))


def _row(team: Payload) -> Payload:
    return {
        "season": team["seasonId"],
        "game_type": team["gameTypeId"],
        "date": date.fromisoformat(team["date"]),
        "team": team["teamAbbrev"]["default"],
        "team_name": text(team.get("teamName")),
        "conference": team.get("conferenceName"),
        "division": team.get("divisionName"),
        **{name: team.get(served) for name, (served, _) in STANDINGS_COUNTS.items()},
        "streak_code": team.get("streakCode") or None,
        "clinch_indicator": team.get("clinchIndicator"),
        "point_percentage": team.get("pointPctg"),
        **{
            f"{split}_{name}": team.get(split + served)
            for split in STANDINGS_SPLITS
            for name, (served, _) in STANDINGS_SPLIT_COUNTS.items()
        },
    }
