"""The payloads of a game in the archive."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingestion.archive import Archive, Candidates, Entry
from ingestion.transform.gaps import CUT_BOXSCORE, CUT_CHART, LIVE_BOXSCORE
from ingestion.transform.payload import Payload, completeness, is_final

GAME_ENDPOINTS = ("play-by-play", "boxscore", "shiftcharts")
NO_PLAYS, NO_BOXSCORE, NO_CHART = "no play-by-play", "no boxscore", "no shift chart"

# What a game lacks -> the endpoint that has it.
GAPS = dict(zip((NO_PLAYS, NO_BOXSCORE, NO_CHART), GAME_ENDPOINTS, strict=True))
# What has landed and could not be used, or not all of it -> the endpoint.
GAPS |= {LIVE_BOXSCORE: "boxscore", CUT_BOXSCORE: "boxscore", CUT_CHART: "shiftcharts"}


@dataclass
class Payloads:
    """The payloads of a game: the body to compute from and its entry in the archive, by endpoint.

    `not_used` are newer responses and why the game is not computed from them, `oddities` what is odd in those
    from which it is.
    """

    bodies: dict[str, Payload] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    not_used: list[tuple[Entry, str]] = field(default_factory=list)
    oddities: list[str] = field(default_factory=list)

    @property
    def play_by_play(self) -> Payload | None:
        """The play-by-play of the finished game; None while the game is in progress."""
        body = self.bodies.get("play-by-play")
        return body if body is not None and is_final(body) else None

    @property
    def not_used_text(self) -> str | None:
        """The responses that are not used, each with its hash, which `is_current` looks for."""
        return (
            "; ".join(
                f"{entry.endpoint} {entry.sha256} of {entry.fetched_at:%Y-%m-%d %H:%M}: {reason.rstrip('.')}"
                for entry, reason in self.not_used
            )
            or None
        )

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


def payloads_of(archive: Archive, game: int) -> Payloads:
    """Read the usable payloads of a game from the archive."""
    payloads = Payloads()
    candidates = {endpoint: archive.candidates(endpoint, game) for endpoint in GAME_ENDPOINTS}
    dressed = _dressed(candidates["play-by-play"])
    # The boxscore first: it decides about the others.
    for endpoint in sorted(GAME_ENDPOINTS, key=lambda each: each != "boxscore"):
        chosen = candidates[endpoint].choose(payloads.bodies.get("boxscore"), dressed)
        if chosen:
            payloads.entries[endpoint], payloads.bodies[endpoint] = candidates[endpoint].valid[chosen.used]
            payloads.oddities += candidates[endpoint].oddities[chosen.used]
        payloads.not_used += candidates[endpoint].not_used(chosen)
    return payloads


def _dressed(play_by_plays: Candidates) -> set[int]:
    """Return the players of the newest final play-by-play."""
    final = [body for _, body in play_by_plays.valid if is_final(body)]
    spots = final[-1].get("rosterSpots") or () if final else ()
    ids = (spot.get("playerId") for spot in spots if isinstance(spot, dict))
    return {player for player in ids if isinstance(player, int)}


def accept_poorer(archive: Archive, game: int) -> str:
    """Accept the newest responses of a game although older ones hold more; return what was accepted.

    A response that cannot be used at all, or that was taken before the end, stays unused.
    """
    passed_over = {entry.path for entry, _ in payloads_of(archive, game).not_used}
    accepted = []
    for endpoint in GAME_ENDPOINTS:
        if valid := archive.candidates(endpoint, game).valid:
            entry, body = valid[-1]
            if entry.path in passed_over and (endpoint == "shiftcharts" or is_final(body)):
                accepted.append(entry)
    if not accepted:
        return f"Game {game} has no newer response that could be accepted."
    archive.accept(accepted)
    named = ", ".join(f"the {entry.endpoint} of {entry.fetched_at:%Y-%m-%d %H:%M}" for entry in accepted)
    return f"Game {game}: accepted {named} UTC."
