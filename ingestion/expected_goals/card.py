"""The model card: what the model was trained on, and how good it is on games that it has not seen."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from ingestion.bronze import SITUATIONS as ALL_SITUATIONS
from ingestion.transform.danger import HIGH_FROM, LOW_BELOW
from ingestion.transform.strength import ALL, AWAY, HOME, situations_by_code

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

Totals = dict[tuple[str, str, str], float]  # (kind of games, team, situation) -> expected goals

SITUATIONS = ("5on5", "5on4", "4on5", "other")


@dataclass(frozen=True)
class Season:
    """The attempts of a season: features, goals, which of them train, and their rows of bronze_plays."""

    features: Floats
    is_goal: Flags
    is_training: Flags
    plays: pa.Table

    @property
    def situations(self) -> NDArray[np.str_]:
        """The strength of each attempt, seen from the shooter's team: 5on5, 5on4, 4on5 or other."""
        codes, sides = self.plays["situation_code"].to_pylist(), self.plays["home_or_away"].to_pylist()
        return np.array([_situation(code, side) for code, side in zip(codes, sides, strict=True)])


def log_loss(is_goal: Flags, probabilities: Floats) -> float:
    """Return the mean negative log likelihood; lower is better."""
    likelihood = np.where(is_goal, probabilities, 1 - probabilities)
    return float(-np.log(likelihood).mean())


def auc(is_goal: Flags, probabilities: Floats) -> float:
    """Return the chance that a goal has a higher probability than an attempt that is none."""
    order = np.argsort(probabilities, kind="stable")
    ranks = np.empty(len(order))
    _, start, counts = np.unique(probabilities[order], return_index=True, return_counts=True)
    ranks[order] = np.repeat(start + (counts + 1) / 2, counts)
    goals = int(is_goal.sum())
    others = len(is_goal) - goals
    return float((ranks[is_goal].sum() - goals * (goals + 1) / 2) / (goals * others))


def write_card(
    path: Path, season: Season, probabilities: Floats, settings: dict[str, Any], moneypuck: list[Path]
) -> None:
    """Write the card as Markdown."""
    path.write_text("\n".join(_card(season, probabilities, settings, moneypuck)) + "\n", encoding="utf-8")


def _card(
    season: Season, probabilities: Floats, settings: dict[str, Any], moneypuck: list[Path]
) -> Iterator[str]:
    yield "# Model card: expected goals"
    yield ""
    yield "Written by `python -m ingestion.expected_goals.train`. The model gives each unblocked attempt the"
    yield "probability that it becomes a goal: gradient-boosted trees over place, shot type, rebound, rush,"
    yield "strength, empty net, score and the play before. Shootouts and goals without a shot are left out."
    yield ""
    yield f"Settings: {', '.join(f'{name} {value}' for name, value in settings.items())}."
    yield ""
    yield "## Games"
    yield ""
    yield from _table(
        ("part", "games", "first", "last", "attempts", "goals"),
        (_part(name, season, chosen) for name, chosen in _parts(season)),
    )
    yield "## Quality"
    yield ""
    yield "`rate` is the log loss of a model that gives every attempt the training games' share of goals."
    yield ""
    rate = season.is_goal[season.is_training].mean()
    yield from _table(
        ("part", "log loss", "rate", "AUC", "expected / goals"),
        (
            (
                name,
                f"{log_loss(season.is_goal[chosen], probabilities[chosen]):.4f}",
                f"{log_loss(season.is_goal[chosen], np.full(chosen.sum(), rate)):.4f}",
                f"{auc(season.is_goal[chosen], probabilities[chosen]):.4f}",
                f"{probabilities[chosen].sum() / season.is_goal[chosen].sum():.3f}",
            )
            for name, chosen in _parts(season)
        ),
    )
    yield "## Calibration on the test games"
    yield ""
    test, situations = ~season.is_training, season.situations
    empty = np.array([bool(value) for value in season.plays["is_empty_net"].to_pylist()])
    groups = {
        **{situation: situations == situation for situation in SITUATIONS},
        "empty net": empty,
        "rebound": season.plays["is_rebound"].to_numpy(zero_copy_only=False).astype(bool),
    }
    yield from _table(
        ("attempts", "number", "expected goals", "goals", "expected / goals"),
        (_calibration(name, season, probabilities, chosen & test) for name, chosen in groups.items()),
    )
    bounds = (0, 0.02, 0.04, 0.06, LOW_BELOW, 0.12, 0.16, HIGH_FROM, 0.3, 0.5, 1.01)
    yield from _table(
        ("probability", "number", "expected goals", "goals", "expected / goals"),
        (
            _calibration(
                f"{low:.2f} to {min(high, 1):.2f}",
                season,
                probabilities,
                test & (probabilities >= low) & (probabilities < high),
            )
            for low, high in pairwise(bounds)
        ),
    )
    yield "## Danger on the test games"
    yield ""
    yield f"Low is below {LOW_BELOW}, high from {HIGH_FROM} (MoneyPuck's bounds)."
    yield "This model spreads the probabilities less than MoneyPuck's, so the counts by danger are"
    yield "not MoneyPuck's: docs/analysis.md compares a season."
    yield ""
    dangers = {
        "low": probabilities < LOW_BELOW,
        "medium": (probabilities >= LOW_BELOW) & (probabilities < HIGH_FROM),
        "high": probabilities >= HIGH_FROM,
    }
    yield from _table(
        ("danger", "share of attempts", "scored"),
        (
            (name, f"{chosen[test].mean():.1%}", f"{season.is_goal[chosen & test].mean():.1%}")
            for name, chosen in dangers.items()
        ),
    )
    if moneypuck:
        yield from _comparison(season, probabilities, moneypuck)


def _comparison(season: Season, probabilities: Floats, files: list[Path]) -> Iterator[str]:
    yield "## Team totals beside MoneyPuck's"
    yield ""
    yield "Expected goals for: a team's total of the season by situation. The correlation is over the teams."
    yield "The training games are part of the totals."
    yield ""
    theirs: Totals = {}
    for path in files:
        kind = "playoffs" if "playoff" in path.name else "regular season"
        with gzip.open(path, "rt", newline="") as file:
            for row in csv.DictReader(file):
                theirs[kind, row["team"], row["situation"]] = float(row["xGoalsFor"])
    ours: Totals = dict.fromkeys(theirs, 0.0)
    kinds = ["playoffs" if kind == 3 else "regular season" for kind in season.plays["game_type"].to_pylist()]
    teams = season.plays["team"].to_pylist()
    for kind, team, situation, value in zip(kinds, teams, season.situations, probabilities, strict=True):
        for each in ("all", str(situation)):
            ours[kind, team, each] = ours.get((kind, team, each), 0.0) + float(value)
    for kind in sorted({kind for kind, _, _ in theirs}, reverse=True):
        yield f"### {kind.capitalize()}"
        yield ""
        yield from _table(
            ("situation", "teams", "ours", "MoneyPuck's", "ours / MoneyPuck's", "correlation"),
            (_totals(kind, situation, ours, theirs) for situation in ("all", *SITUATIONS)),
        )


def _totals(kind: str, situation: str, ours: Totals, theirs: Totals) -> tuple[str, ...]:
    keys = [key for key in theirs if (key[0], key[2]) == (kind, situation)]
    mine, other = np.array([ours[key] for key in keys]), np.array([theirs[key] for key in keys])
    return (
        situation,
        str(len(keys)),
        f"{mine.sum():,.1f}",
        f"{other.sum():,.1f}",
        f"{mine.sum() / other.sum():.3f}",
        f"{np.corrcoef(mine, other)[0, 1]:.3f}",
    )


def _parts(season: Season) -> tuple[tuple[str, Flags], ...]:
    return ("training", season.is_training), ("test", ~season.is_training)


def _part(name: str, season: Season, chosen: Flags) -> tuple[str, ...]:
    plays = season.plays.filter(pa.array(chosen))
    days = plays["game_date"].to_pylist()
    games = len(set(plays["game_id"].to_pylist()))
    return (
        name,
        f"{games:,}",
        str(min(days)),
        str(max(days)),
        f"{len(plays):,}",
        f"{season.is_goal[chosen].sum():,}",
    )


def _calibration(name: str, season: Season, probabilities: Floats, chosen: Flags) -> tuple[str, ...]:
    goals, expected = int(season.is_goal[chosen].sum()), float(probabilities[chosen].sum())
    ratio = f"{expected / goals:.3f}" if goals else "-"
    return name, f"{chosen.sum():,}", f"{expected:,.1f}", f"{goals:,}", ratio


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"| --- |{' ---: |' * (len(head) - 1)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def _situation(code: str | None, side: str) -> str:
    place = situations_by_code(code)[AWAY if side == "AWAY" else HOME]
    return "other" if place == ALL else ALL_SITUATIONS[place]
