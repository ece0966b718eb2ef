"""The payloads of a game in the archive."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingestion.archive import Archive, Entry
from ingestion.transform.payload import Payload, completeness, is_final

GAME_ENDPOINTS = ("play-by-play", "boxscore", "shiftcharts", "right-rail")
NO_PLAYS, NO_BOXSCORE, NO_CHART = "no play-by-play", "no boxscore", "no shift chart"
NO_OFFICIALS = "no officials"

# What a game lacks -> the endpoint that has it.
GAPS = dict(zip((NO_PLAYS, NO_BOXSCORE, NO_CHART, NO_OFFICIALS), GAME_ENDPOINTS, strict=True))


@dataclass
class Payloads:
    """The payloads of a game: the body to compute from and its entry in the archive, by endpoint."""

    bodies: dict[str, Payload] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)

    @property
    def play_by_play(self) -> Payload | None:
        """The play-by-play of the finished game; None while the game is in progress."""
        body = self.bodies.get("play-by-play")
        return body if body is not None and is_final(body) else None

    @property
    def missing(self) -> tuple[str, ...]:
        """What a finished game lacks, of `GAPS`; a chart without a shift counts as missing."""
        chart, right_rail = self.bodies.get("shiftcharts"), self.bodies.get("right-rail")
        present = {
            NO_PLAYS: self.play_by_play is not None,
            NO_BOXSCORE: "boxscore" in self.bodies,
            NO_CHART: chart is not None and completeness("shiftcharts", chart) > 0,
            NO_OFFICIALS: right_rail is not None and completeness("right-rail", right_rail) > 0,
        }
        return tuple(gap for gap, is_present in present.items() if not is_present)


def payloads_of(archive: Archive, game: int) -> Payloads:
    """Read the usable payloads of a game from the archive."""
    payloads = Payloads()
    for endpoint in GAME_ENDPOINTS:
        if chosen := archive.choose(endpoint, game):
            payloads.entries[endpoint], payloads.bodies[endpoint] = chosen
    return payloads
