"""One run: what each of its steps works with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

import dlt
from rich.console import Console

from ingestion import clock
from ingestion.archive import Archive
from ingestion.bronze import LEDGER
from ingestion.destinations import destination_of
from ingestion.destinations.base import BronzeTables, Destination
from ingestion.destinations.merge import open_pipeline
from ingestion.ledger import Ledger, read_ledger
from ingestion.settings import Settings


@dataclass(frozen=True)
class Inputs:
    """What decides about the games and the requests: settings, archive, existing rows, and the time.

    Attributes:
        bronze: the rows that exist.
        today: the league's date.
        now: UTC.
    """

    settings: Settings
    archive: Archive
    bronze: BronzeTables
    console: Console
    today: date
    now: datetime

    def ledger(self) -> Ledger:
        """Read the ledger from bronze."""
        return read_ledger(self.bronze.rows(LEDGER), clock.now())

    def print(self, sentence: str) -> None:
        """Print a sentence to the user."""
        self.console.print(sentence, highlight=False, soft_wrap=True)


@dataclass(frozen=True)
class Run(Inputs):
    """One run of the loader: also the bronze tables that it writes."""

    destination: Destination
    pipeline: dlt.Pipeline


def open_run(settings: Settings, archive: Archive, console: Console | None = None) -> Run:
    """Open the destination of the settings; nothing is fetched or written.

    Args:
        console: where the run prints, standard output by default.

    Raises:
        LoadError: the destination is not configured, or dlt is configured to drop bronze.
    """
    destination = destination_of(settings)
    pipeline = open_pipeline(destination)
    bronze = destination.tables(pipeline)
    console = console or Console()
    return Run(settings, archive, bronze, console, clock.today(), clock.now(), destination, pipeline)


def reopened(run: Run) -> Run:
    """Return the run with a new pipeline, after dlt's working folder was moved."""
    pipeline = open_pipeline(run.destination)
    return replace(run, pipeline=pipeline, bronze=run.destination.tables(pipeline))
