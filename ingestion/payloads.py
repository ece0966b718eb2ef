"""What the archive holds of a game."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingestion.archive import Archive, Entry
from ingestion.transform.payload import is_final, richness

# A game's payloads: name in the ledger -> endpoint.
PAYLOADS = {"play_by_play": "play-by-play", "boxscore": "boxscore", "shift_chart": "shiftcharts"}


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
    def has_chart(self) -> bool:
        chart = self.bodies.get("shiftcharts")
        return chart is not None and richness("shiftcharts", chart) > 0

    def hash_of(self, endpoint: str) -> str | None:
        return self.entries[endpoint].sha256 if endpoint in self.entries else None


def payloads_of(archive: Archive, game: int) -> Payloads:
    """Read what can be used of a game from the archive."""
    found = Payloads()
    for endpoint in PAYLOADS.values():
        if kept := archive.choose(endpoint, game):
            found.entries[endpoint], found.bodies[endpoint] = kept
    return found
