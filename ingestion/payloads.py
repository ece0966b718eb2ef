"""The payloads of a game in the archive."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from ingestion.archive import Archive, Candidates, Entry
from ingestion.bodies import parse
from ingestion.transform.gaps import (
    CUT_BOXSCORE,
    CUT_CHART,
    CUT_PLAYS,
    CUT_REPORT,
    CUT_RIGHT_RAIL,
    LIVE_BOXSCORE,
)
from ingestion.transform.headers import contradiction
from ingestion.transform.payload import (
    REPORTS,
    Payload,
    has_officials,
    is_final,
    own_shifts,
    teams_of_header,
)
from ingestion.transform.schedule import ScheduleRow
from ingestion.transform.tidy import tidy

OFFICIALS = "right-rail"
GAME_ENDPOINTS = ("play-by-play", "boxscore", "shiftcharts", OFFICIALS)
NO_PLAYS, NO_BOXSCORE, NO_CHART = "no play-by-play", "no boxscore", "no shift chart"
NO_OFFICIALS = "no officials"
NO_REPORT = "no shift report"  # only of rows that came from one
# Why a response that was there is not used. Rows that come from it stay (`ingestion.lost`).
DAMAGED_FILE, ABSENT = "its file in the archive is damaged", "its file is not in the archive"
LOST = (DAMAGED_FILE, ABSENT)

# What a game lacks -> the endpoint that has it.
GAPS = dict(zip((NO_PLAYS, NO_BOXSCORE, NO_CHART, NO_OFFICIALS), GAME_ENDPOINTS, strict=True))
# What has landed and could not be used, or not all of it -> the endpoint.
GAPS |= {
    NO_REPORT: "shiftcharts",
    CUT_PLAYS: "play-by-play",
    LIVE_BOXSCORE: "boxscore",
    CUT_BOXSCORE: "boxscore",
    CUT_CHART: "shiftcharts",
    CUT_REPORT: "shiftcharts",
    CUT_RIGHT_RAIL: "right-rail",
}


@dataclass
class Payloads:
    """The payloads of a game: the body to compute from and its entry in the archive, by endpoint.

    `not_used` are newer responses and why the game is not computed from them, `oddities` what is odd in those
    from which it is. `damaged` are the endpoints with a damaged response that is newer than the one used.
    `contradicted` are the play-by-plays whose header the boxscore or the schedule contradicts, by path.
    """

    bodies: dict[str, Payload] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    not_used: list[tuple[Entry, str]] = field(default_factory=list)
    oddities: list[str] = field(default_factory=list)
    damaged: set[str] = field(default_factory=set)
    contradicted: dict[str, str] = field(default_factory=dict)

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
    def not_used_text(self) -> str | None:
        """The responses that are not used, each with its hash, which `is_current` looks for.

        All reports of a game have one hash in the ledger, so that of the newest ones is there, too.
        """
        clauses = [
            f"{entry.endpoint} {entry.sha256} of {entry.fetched_at:%Y-%m-%d %H:%M}: {reason.rstrip('.')}"
            for entry, reason in self.not_used
        ]
        reports = {entry.endpoint: entry for endpoint, entry in self.entries.items() if endpoint in REPORTS}
        newer = {entry.endpoint: entry for entry, _ in self.not_used if entry.endpoint in REPORTS}
        if newer and not self.damaged & set(REPORTS):  # a damaged one is looked at until it is whole
            hashes = {endpoint: entry.sha256 for endpoint, entry in (reports | newer).items()}
            clauses.append(f"reports {reports_hash(hashes)}: not all of them are used")
        return "; ".join(clauses) or None

    @property
    def missing(self) -> tuple[str, ...]:
        """What a finished game lacks, of `GAPS`; a chart without a shift of the game counts as missing.

        What a damaged file had is not given up: the API may have it.
        """
        chart, right_rail = self.bodies.get("shiftcharts"), self.bodies.get("right-rail")
        present = {
            NO_PLAYS: self.play_by_play is not None,
            NO_BOXSCORE: "boxscore" in self.bodies,
            NO_CHART: bool(own_shifts(chart, *self._game_and_teams)),
            NO_OFFICIALS: right_rail is not None and has_officials(right_rail),
        }
        return tuple(
            f"{gap} ({reason})" if (reason := self._why_missing(gap)) else gap
            for gap, is_present in present.items()
            if not is_present
        )

    @property
    def _game_and_teams(self) -> tuple[int, tuple[int, int] | None] | tuple[()]:
        header = self.play_by_play or self.bodies.get("boxscore")
        return (header["id"], teams_of_header(header)) if header else ()

    def _why_missing(self, gap: str) -> str | None:
        if self._is_lost(GAPS[gap]):
            return DAMAGED_FILE
        return [*self.contradicted.values()][-1] if gap == NO_PLAYS and self.contradicted else None

    def _is_lost(self, endpoint: str) -> bool:
        """Return whether a damaged file may have what the endpoint lacks; reports stand in for a chart."""
        sources = {endpoint, *(REPORTS if endpoint == "shiftcharts" else ())}
        return bool(self.damaged & sources)


def payloads_of(
    archive: Archive, game: int, *, with_reports: bool = True, scheduled: ScheduleRow | None = None
) -> Payloads:
    """Read the usable payloads of a game from the archive.

    Args:
        with_reports: False for a game that has none: it spares three listings of folders.
        scheduled: its row of a schedule, to compare the header of the play-by-play with; None without one.
    """
    payloads = Payloads()
    endpoints = (*GAME_ENDPOINTS, *(REPORTS if with_reports else ()))
    candidates = {endpoint: archive.candidates(endpoint, game) for endpoint in endpoints}
    dressed = _dressed(candidates["play-by-play"])
    # The boxscore first: it decides about the others. The play-by-play comes before the right-rail.
    for endpoint in sorted(endpoints, key=lambda each: each != "boxscore"):
        if endpoint == "play-by-play":
            boxscore = payloads.bodies.get("boxscore")
            payloads.contradicted = _contradicted(candidates[endpoint], boxscore, scheduled)
            candidates[endpoint].refuse(
                {path: f"its {clause}" for path, clause in payloads.contradicted.items()}
            )
        chosen = candidates[endpoint].choose(payloads.bodies.get("boxscore"), dressed, payloads.play_by_play)
        if chosen:
            payloads.entries[endpoint], payloads.bodies[endpoint] = candidates[endpoint].valid[chosen.used]
            payloads.oddities += candidates[endpoint].oddities[chosen.used]
        not_used = candidates[endpoint].not_used(chosen)
        payloads.not_used += not_used
        if any(entry in candidates[endpoint].damaged for entry, _ in not_used):
            payloads.damaged.add(endpoint)
    return payloads


def _contradicted(
    play_by_plays: Candidates, boxscore: Payload | None, scheduled: ScheduleRow | None
) -> dict[str, str]:
    """Return path -> clause of each final play-by-play whose header boxscore or schedule contradicts."""
    found = {
        entry.path: contradiction(body, boxscore, scheduled)
        for entry, body in play_by_plays.valid
        if is_final(body)
    }
    return {path: clause for path, clause in found.items() if clause is not None}


def _dressed(play_by_plays: Candidates) -> set[int]:
    """Return the players of the newest final play-by-play."""
    final = [body for _, body in play_by_plays.valid if is_final(body)]
    spots = final[-1].get("rosterSpots") or () if final else ()
    ids = (spot.get("playerId") for spot in spots if isinstance(spot, dict))
    return {player for player in ids if isinstance(player, int)}


def is_empty_chart(body: bytes, game: int) -> bool:
    """Return whether a shift chart, as served, has no shift of its game."""
    return not own_shifts(tidy("shiftcharts", parse("shiftcharts", body)).body, game)


def reports_hash(hashes: Mapping[str, str]) -> str | None:
    """Return one hash for the reports of a game, None without any.

    Args:
        hashes: endpoint -> hash of the response.
    """
    found = [hashes[endpoint] for endpoint in REPORTS if endpoint in hashes]
    return hashlib.sha256(" ".join(found).encode()).hexdigest()[:16] if found else None


def accept_poorer(archive: Archive, game: int, scheduled: ScheduleRow | None = None) -> str:
    """Accept the newest responses of a game although older ones hold more; return what was accepted.

    A response that cannot be used at all, that others contradict, or that was taken before the end, stays
    unused.
    """
    payloads = payloads_of(archive, game, scheduled=scheduled)
    passed_over = {entry.path for entry, _ in payloads.not_used} - payloads.contradicted.keys()
    accepted = []
    for endpoint in (*GAME_ENDPOINTS, *REPORTS):
        if valid := archive.candidates(endpoint, game).valid:
            entry, body = valid[-1]
            # A chart does not say whether the game is over, and no report is valid before it is.
            is_over = endpoint not in ("play-by-play", "boxscore") or is_final(body)
            if entry.path in passed_over and is_over:
                accepted.append(entry)
    if not accepted:
        return f"Game {game} has no newer response that could be accepted."
    archive.accept(accepted)
    named = ", ".join(f"the {entry.endpoint} of {entry.fetched_at:%Y-%m-%d %H:%M}" for entry in accepted)
    return f"Game {game}: accepted {named} UTC."
