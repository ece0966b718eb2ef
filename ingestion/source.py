"""The bronze tables as a dlt source, for a pipeline and a destination of the user's own.

    import dlt
    from ingestion import nhl

    pipeline = dlt.pipeline("my_nhl", destination="duckdb", dataset_name="nhl")
    pipeline.run(nhl(games=[2023020001]))

The lake's own tables are loaded by `dlt pipeline nhl run` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from numbers import Integral

import dlt
import pyarrow as pa
from dlt.extract import DltResource, DltSource
from dlt.extract.exceptions import CurrentSourceNotAvailable
from rich.console import Console

from ingestion import clock
from ingestion.archive import Archive
from ingestion.archive_rows import ArchiveInputs, ComputedTables, Rows, archive_rows
from ingestion.bronze import LEDGER, SKATERS, TABLES, BronzeTable
from ingestion.compute import GAME_TABLES
from ingestion.destinations.guard import refuse_lake
from ingestion.selection import refuse_incomplete_archive
from ingestion.settings import LoadError, Options, read_settings

SOURCE_TABLES = tuple(name for name in TABLES if name != LEDGER)  # the ledger is the loader's own
# Rows that a load replaces as a whole, so that those go that a corrected payload no longer has.
REPLACED_BY = {**dict.fromkeys(GAME_TABLES, "game_id"), SKATERS: "season"}


def nhl(
    since: str | date | None = None,
    until: str | date | None = None,
    games: Sequence[int | str] | int | str | None = None,
    replay: bool = False,
) -> DltSource:
    """Make a source with one resource for each bronze table, except the loader's ledger.

    A run takes what the landing archive of the data folder has (`NHL_DATA_DIR`), fetches what is missing into
    it, and merges by key. The settings are those of the loader. The lake is neither read nor written.

    Args:
        since: first league date, YYYY-MM-DD or a date; the setting `history_begins` by default.
        until: last league date; all that is announced by default.
        games: only these games.
        replay: make no request: compute from the archive.

    Returns:
        The source. Choose tables with `nhl().with_resources("bronze_games_historical_v2")`.

    Raises:
        LoadError: a value is not valid, or a replay lacks responses. What fails later ends the pipeline's
            step with the same sentence.
    """
    if isinstance(games, Integral):  # NumPy's integers, too
        games = int(games)
    named = [games] if isinstance(games, int | str) else games
    options = Options(
        since=_text(since),
        until=_text(until),
        games=None if named is None else [str(game) for game in named],
        replay=replay,
    )
    settings = read_settings(options)
    archive = Archive(settings.archive_url)
    if named is not None and not named:
        raise LoadError("games is empty; name at least one game, or leave it out for all games.")
    refuse_incomplete_archive(settings, archive)

    @dlt.resource(name="archive", selected=False)
    def computed() -> Iterator[Rows]:
        refuse_lake()
        inputs = ArchiveInputs(settings, archive, ComputedTables(), Console(), clock.today(), clock.now())
        with closing(inputs.kept):
            yield from archive_rows(inputs, _selected_tables())

    @dlt.source(name="nhl", section="nhl")
    def tables() -> Iterable[DltResource]:
        for name in SOURCE_TABLES:
            yield _resource(TABLES[name], computed)

    return tables()


def _resource(table: BronzeTable, computed: DltResource) -> DltResource:
    """Return the resource of a table: its part of the computed rows."""

    def rows_of(rows: Rows) -> pa.Table | None:
        return rows.get(table.name)  # no generator: dlt would compute the next batch before it takes this one

    resource: DltResource = dlt.transformer(
        data_from=computed,
        name=table.name,
        write_disposition="merge",
        primary_key=list(table.key),
        merge_key=REPLACED_BY.get(table.name, ()),
    )(rows_of)
    return resource


def _selected_tables() -> tuple[str, ...]:
    """Return the tables that the running source has selected; outside of a source, all of them."""
    try:
        selected = dlt.current.source().selected_resources
    except CurrentSourceNotAvailable:
        return SOURCE_TABLES
    return tuple(name for name in SOURCE_TABLES if name in selected)


def _text(day: str | date | None) -> str | None:
    return day.isoformat() if isinstance(day, date) else day
