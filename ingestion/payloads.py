"""What the archive holds of a game."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingestion.archive import Archive, Entry
from ingestion.transform.payload import is_final, richness

# A game's payloads: name in the ledger -> endpoint.
PAYLOADS = {
    "play_by_play": "play-by-play",
    "boxscore": "boxscore",
    "shift_chart": "shiftcharts",
    "right_rail": "right-rail",
}
NO_PLAYS, NO_BOXSCORE, NO_CHART = "no play-by-play", "no boxscore", "no shift chart"
NO_OFFICIALS = "no officials"


@dataclass
class Payloads:
    """What the archive holds of a game: the body to compute from and its entry, by endpoint."""

    bodies: dict[str, dict] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)

    @property
    def play_by_play(self) -> dict | None:
        """The play-by-play of the finished game; one of a game that was still going on is none."""
        body = self.bodies.get("play-by-play")
        return body if body is not None and is_final(body) else None

    @property
    def missing(self) -> tuple[str, ...]:
        """What a finished game lacks; a chart without a shift is none."""
        chart, right_rail = self.bodies.get("shiftcharts"), self.bodies.get("right-rail")
        there = {
            NO_PLAYS: self.play_by_play is not None,
            NO_BOXSCORE: "boxscore" in self.bodies,
            NO_CHART: chart is not None and richness("shiftcharts", chart) > 0,
            NO_OFFICIALS: right_rail is not None and richness("right-rail", right_rail) > 0,
        }
        return tuple(what for what, is_there in there.items() if not is_there)


def payloads_of(archive: Archive, game: int) -> Payloads:
    """Read what can be used of a game from the archive."""
    found = Payloads()
    for endpoint in PAYLOADS.values():
        if kept := archive.choose(endpoint, game):
            found.entries[endpoint], found.bodies[endpoint] = kept
    return found
