"""The payloads of a game in the archive."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from ingestion.archive import Archive, Entry
from ingestion.bodies import parse
from ingestion.transform.payload import REPORTS, Payload, completeness, is_final

GAME_ENDPOINTS = ("play-by-play", "boxscore", "shiftcharts")
NO_PLAYS, NO_BOXSCORE, NO_CHART = "no play-by-play", "no boxscore", "no shift chart"

# What a game lacks -> the endpoint that has it.
GAPS = dict(zip((NO_PLAYS, NO_BOXSCORE, NO_CHART), GAME_ENDPOINTS, strict=True))


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
    def reports(self) -> dict[str, Payload]:
        """The HTML reports, by endpoint."""
        return {endpoint: self.bodies[endpoint] for endpoint in REPORTS if endpoint in self.bodies}

    @property
    def missing(self) -> tuple[str, ...]:
        """What a finished game lacks, of `GAPS`; a chart without a shift counts as missing."""
        chart = self.bodies.get("shiftcharts")
        present = {
            NO_PLAYS: self.play_by_play is not None,
            NO_BOXSCORE: "boxscore" in self.bodies,
            NO_CHART: chart is not None and completeness("shiftcharts", chart) > 0,
        }
        return tuple(gap for gap, is_present in present.items() if not is_present)


def payloads_of(archive: Archive, game: int, *, with_reports: bool = True) -> Payloads:
    """Read the usable payloads of a game from the archive.

    Args:
        with_reports: False for a game that has none: it spares three listings of folders.
    """
    payloads = Payloads()
    for endpoint in (*GAME_ENDPOINTS, *(REPORTS if with_reports else ())):
        if chosen := archive.choose(endpoint, game):
            payloads.entries[endpoint], payloads.bodies[endpoint] = chosen
    return payloads


def is_empty_chart(body: bytes) -> bool:
    """Return whether a shift chart, as served, has no shift."""
    return completeness("shiftcharts", parse("shiftcharts", body)) == 0


def reports_hash(hashes: Mapping[str, str]) -> str | None:
    """Return one hash for the reports of a game, None without any.

    Args:
        hashes: endpoint -> hash of the response.
    """
    found = [hashes[endpoint] for endpoint in REPORTS if endpoint in hashes]
    return hashlib.sha256(" ".join(found).encode()).hexdigest()[:16] if found else None
