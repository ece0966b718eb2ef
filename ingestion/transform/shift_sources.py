"""Two sources of a game's shifts, the shift chart and the HTML reports: which one the rows come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .payload import Payload
from .plays import Game
from .report_shifts import shifts_from_reports
from .shifts import Ice, read_ice

CHART, REPORT = "chart", "report"

TimeOnIce = dict[int, tuple[int | None, int | None]]  # player -> (seconds on ice, shifts); None: unknown


@dataclass(frozen=True)
class Shifts:
    """The shifts that a game's rows are computed from.

    Attributes:
        ice: None if neither source can be used.
        source: `CHART` or `REPORT`, None without ice.
        disagreements: players whose seconds differ from the boxscore's; None without ice or boxscore.
        warnings: what is odd about the sources.
        chart_warnings, report_warnings: those of them about the chart, and about the reports.
    """

    ice: Ice | None
    source: str | None
    disagreements: int | None
    warnings: list[str] = field(default_factory=list)
    chart_warnings: list[str] = field(default_factory=list)
    report_warnings: list[str] = field(default_factory=list)


def choose_shifts(
    game: Game,
    play_by_play: Payload,
    box: TimeOnIce,
    chart: Payload | None,
    reports: Mapping[str, Payload] | None = None,
) -> Shifts:
    """Read the sources and return the one that agrees better with the boxscore.

    Agreement is the number of players whose seconds on the ice equal the boxscore's. Reports are fetched for
    a game without a good chart. So a chart that comes later wins only if more players agree.

    Args:
        game: the play-by-play, read.
        play_by_play: the same, as served.
        reports: endpoint -> parsed report; None or empty without any.

    Raises:
        PayloadError: the payload is not a shift chart.
    """
    ice, chart_warnings = read_ice(chart, game)
    source = CHART if ice else None
    report_warnings: list[str] = []
    warnings = [*chart_warnings]
    if reports:
        reported, report_warnings = _read_reports(game, play_by_play, reports)
        warnings += report_warnings
        if reported and (ice is None or _agreeing(ice, game, box) <= _agreeing(reported, game, box)):
            ice, source = reported, REPORT
    if ice is None:
        return Shifts(None, None, None, warnings, chart_warnings, report_warnings)
    compared = _compared(game, box)
    disagreements = len(compared) - _agreeing(ice, game, box) if compared else None
    if disagreements:
        warnings.append(f"{disagreements} of {len(compared)} players have another ice time in the boxscore")
    return Shifts(ice, source, disagreements, warnings, chart_warnings, report_warnings)


def _read_reports(
    game: Game, play_by_play: Payload, reports: Mapping[str, Payload]
) -> tuple[Ice | None, list[str]]:
    reported = shifts_from_reports(game, play_by_play, reports)
    problems = [str(problem) for problem in reported.problems]
    if reported.chart is None:
        return None, [f"the shift reports are not used: {'; '.join(problems)}"]
    ice, warnings = read_ice(reported.chart, game)
    return ice, [f"shift reports: {clause}" for clause in [*problems, *warnings]]


def _compared(game: Game, box: TimeOnIce) -> dict[int, int]:
    """Return player -> seconds by the boxscore, of the dressed players that it has."""
    return {player: toi for player, (toi, _) in box.items() if toi is not None and player in game.players}


def _agreeing(ice: Ice, game: Game, box: TimeOnIce) -> int:
    on = dict(zip(ice.players, ice.on.sum(axis=0).tolist(), strict=True))
    return sum(on[player] == toi for player, toi in _compared(game, box).items())
