"""Rows whose response the archive has no more: they stay as they are until it is back.

The ledger keeps the hash of each response that the rows of a game come from. An archive that was deleted,
emptied or given by a wrong URL lacks it, and rows computed from what is left would delete those computed
from the whole. Such a response is a gap of its game and is requested again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import product

import pyarrow as pa
import pyarrow.compute as pc

from ingestion.archive import Archive, Entry
from ingestion.compute import Batch, Computed
from ingestion.ledger import Ledger, LedgerRow
from ingestion.payloads import (
    ABSENT,
    DAMAGED_FILE,
    GAME_ENDPOINTS,
    GAPS,
    NO_BOXSCORE,
    NO_CHART,
    NO_OFFICIALS,
    NO_PLAYS,
    NO_REPORT,
    reports_hash,
)
from ingestion.transform.gaps import LIVE_BOXSCORE
from ingestion.transform.payload import REPORTS
from ingestion.transform.shift_sources import CHART, REPORT

REPORTS_TOGETHER = "reports"  # all reports of a game have one hash in the ledger
_GAP = dict(zip(GAME_ENDPOINTS, (NO_PLAYS, NO_BOXSCORE, NO_CHART, NO_OFFICIALS), strict=True))
_GAP[REPORTS_TOGETHER] = NO_REPORT


def keep_rows(archive: Archive, batch: Batch, ledger: Ledger, accepted: Collection[int] = ()) -> Batch:
    """Return the batch without the rows of games of which a response is lost.

    Args:
        ledger: the rows as they are; without a row nothing of a game can be lost.
        accepted: games whose rows may be computed from what the archive has.
    """
    games = [
        each if each.game.id in accepted else keep(archive, each, ledger.get(each.game.id))
        for each in batch.games
    ]
    kept = pa.array([each.game.id for each in games if each.keeps_rows], pa.int64())
    if not len(kept):
        return batch
    rows = {
        name: table.filter(pc.invert(pc.is_in(table["game_id"], kept))) for name, table in batch.rows.items()
    }
    return Batch(games, rows)


def keep(archive: Archive, computed: Computed, old: LedgerRow | None) -> Computed:
    """Return the game, without rows and with its gaps if a response of its existing rows is lost."""
    lost = dict(_lost(archive, computed, old)) if old is not None else {}
    if not lost:
        return computed
    endpoints = {GAPS[_GAP[source]] for source in lost}
    others = [clause for clause in computed.missing if _endpoint_of(clause) not in endpoints]
    gaps = tuple(f"{_GAP[source]} ({reason})" for source, reason in lost.items())
    return replace(computed, missing=(*gaps, *others), rows={}, counts={}, keeps_rows=True)


def _lost(archive: Archive, computed: Computed, old: LedgerRow) -> Iterator[tuple[str, str]]:
    """Yield endpoint and reason of each response that the rows come from and that nothing newer replaces."""
    if computed.entries is None or not old.player_rows:
        return
    for source, sha256 in old.hashes.items():
        if sha256 is None or not _has_rows(source, old) or _is_replaced(source, computed, old):
            continue
        kept, whole = _hashes(archive, source, computed.game.id)
        if sha256 not in whole:
            yield source, DAMAGED_FILE if sha256 in kept else ABSENT


def absent_sources(archive: Archive, row: LedgerRow) -> list[str]:
    """Return the endpoints of a game whose response, from which its rows come, is not in the archive."""
    if not row.player_rows:
        return []
    return [
        source
        for source, sha256 in row.hashes.items()
        if sha256 and _has_rows(source, row) and sha256 not in _hashes(archive, source, row.game_id)[0]
    ]


def _has_rows(source: str, row: LedgerRow) -> bool:
    """Return whether a response is more than looked at: whether rows or columns come from it."""
    if source == "boxscore":
        return LIVE_BOXSCORE not in (row.gap_reason or "")
    if source == "right-rail":  # a page with power plays has at least the coaches
        return bool(row.official_rows)
    shifts = {"shiftcharts": CHART, REPORTS_TOGETHER: REPORT}
    return source not in shifts or row.shift_source == shifts[source]


def _is_replaced(source: str, computed: Computed, old: LedgerRow) -> bool:
    """Return whether the game was computed from the same response, or from a newer one without a gap."""
    entries = computed.entries or {}
    sources = REPORTS if source == REPORTS_TOGETHER else (source,)
    used = [entries[each] for each in sources if each in entries]
    if not used:
        return False
    if source == REPORTS_TOGETHER:
        sha256 = reports_hash({entry.endpoint: entry.sha256 for entry in used})
    else:
        sha256 = used[0].sha256
    if sha256 == old.hashes[source]:
        return True
    landed = old.landed_at(source)
    is_newer = landed is None or max(entry.at for entry in used) > landed
    return is_newer and not any(_endpoint_of(clause) == GAPS[_GAP[source]] for clause in computed.missing)


def _endpoint_of(clause: str) -> str | None:
    """Return the endpoint that a gap of a game is about."""
    return next((endpoint for gap, endpoint in GAPS.items() if clause.startswith(gap)), None)


def _hashes(archive: Archive, source: str, game: int) -> tuple[set[str | None], set[str | None]]:
    """Return the hashes that the archive has of a source, and those of them with a readable file."""
    if source != REPORTS_TOGETHER:
        entries = archive.entries(source, game)
        whole = {entry.sha256 for entry in entries if entry.path not in archive.damaged}
        return {entry.sha256 for entry in entries}, {*whole}
    every = [archive.entries(each, game) for each in REPORTS]
    readable = [[entry for entry in entries if entry.path not in archive.damaged] for entries in every]

    def hashes(found: list[list[Entry]]) -> set[str | None]:
        chosen = product(*(entries for entries in found if entries))
        return {reports_hash({entry.endpoint: entry.sha256 for entry in each}) for each in chosen}

    return hashes(every), hashes(readable)
