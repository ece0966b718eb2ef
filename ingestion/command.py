"""dlt's own `pipeline` command, with `run` for the NHL pipeline and without the ways to drop it.

Other pipelines and all other operations stay as dlt has them. For `nhl` the folders are those of the project
(`NHL_DATA_DIR`), so that `dlt pipeline nhl info` reads what `run` has written.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable

from ingestion.dlt_internals import CliCommandException, add_operation
from ingestion.dlt_internals import PipelineCommand as DltPipelineCommand

PIPELINE = "nhl"


class PipelineCommand(DltPipelineCommand):
    """`dlt pipeline NAME OPERATION`."""

    def configure_parser(self, pipe_cmd: argparse.ArgumentParser) -> None:
        super().configure_parser(pipe_cmd)
        configure_run(
            add_operation(pipe_cmd, "run", help="Loads NHL games into the bronze tables", description=RUN)
        )
        configure_archive(
            add_operation(
                pipe_cmd,
                "archive",
                help="Verifies, packs, copies or moves the landing archive",
                description=ARCHIVE,
            )
        )
        for name, says in REPORTS.items():
            parser = add_operation(pipe_cmd, name, help=says, description=f"{says}. It only reads.")
            parser.add_argument("--json", action="store_true", help="print JSON")

    def execute(self, args: argparse.Namespace) -> None:
        if args.operation in OPERATIONS:
            if args.pipeline_name not in (PIPELINE, None):
                raise refused(
                    f"{args.pipeline_name!r} is not a pipeline of this project; use "
                    f"`dlt pipeline {PIPELINE} {args.operation}`."
                )
            sys.exit(OPERATIONS[args.operation](args))
        if args.pipeline_name == PIPELINE:
            if args.operation == "drop":
                raise refused(
                    f"`dlt pipeline {PIPELINE} drop` deletes tables with all their history, so it is refused "
                    f"and nothing was changed; `dlt pipeline {PIPELINE} run --one-time-load` loads all again."
                )
            use_project_folders(args)
            refuse_damaged_files()
        super().execute(args)


def use_project_folders(args: argparse.Namespace) -> None:
    """Let dlt's own operations read what `run` has written."""
    from dbt_duckdb_delta.errors import LakeError
    from ingestion.destinations import credentials, paths
    from ingestion.settings import LoadError

    try:
        if not on_databricks():
            paths.refuse_other_bucket()
        args.pipelines_dir = args.pipelines_dir or str(paths.pipelines_dir())
    except (LoadError, LakeError) as error:
        raise refused(str(error)) from error
    for name, value in (paths.dlt_variables() | credentials.dlt_variables()).items():
        os.environ.setdefault(name, value)


def refuse_damaged_files() -> None:
    """Refuse, with one sentence, what dlt itself would answer with the error of its JSON parser."""
    from ingestion.destinations.dlt_state import refuse_damaged
    from ingestion.settings import LoadError

    try:
        refuse_damaged()
    except LoadError as error:
        raise refused(str(error)) from error


def on_databricks() -> bool:
    """Return whether the configuration names the destination `databricks`."""
    import dlt

    from ingestion.settings import SECTION

    return bool(dlt.config.get(f"{SECTION}.destination") == "databricks")


def refused(message: str) -> CliCommandException:
    """Return the exception that prints the message and ends dlt with exit code 2."""
    return CliCommandException(error_code=2, raiseable_exception=ValueError(message))


RUN = """
Fetches final games that the ledger lacks, whatever their age, keeps every response in the landing archive,
and merges the rows by key into the bronze tables. A second run changes nothing.
"""

ARCHIVE = """
`verify` reads every response and names what is damaged or absent; its exit code is then 1. `pack
20232024` puts the responses of a season into one zip file, which the archive reads as before. `copy URL`
brings a second copy up to date in another folder or at an fsspec URL. `move URL` copies the archive to
another place, verifies it there, and prints the setting.
"""


def configure_run(parser: argparse.ArgumentParser) -> None:
    """Add the options of `run`. An option that is not given is taken from `[sources.nhl]` of dlt's config."""
    parser.add_argument("--since", metavar="DATE", help="first date of games to look at (YYYY-MM-DD)")
    parser.add_argument("--until", metavar="DATE", help="last date of games to look at")
    parser.add_argument(
        "--games",
        metavar="ID",
        nargs="+",
        help="request these games again, and look at no others; dates limit the schedules only",
    )
    parser.add_argument(
        "--one-time-load",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="request every final game of the dates again, with rosters and standings",
    )
    parser.add_argument(
        "--lookback-days",
        metavar="N",
        help="request final games of the last N days again, for corrections",
    )
    parser.add_argument(
        "--replay",
        action="store_true",
        default=None,
        help="make no request: compute from the landing archive",
    )
    parser.add_argument(
        "--plan",
        action="store_true",
        default=None,
        help="print which dates, games and requests a run takes, and fetch only schedules",
    )
    parser.add_argument(
        "--accept-loss",
        metavar="TABLE",
        nargs="+",
        default=(),
        help="let these tables have fewer rows or columns than after the last load, from now on",
    )
    parser.add_argument(
        "--accept-poorer",
        metavar="ID",
        nargs="+",
        default=(),
        help="use the newest responses of these games although older ones hold more, from now on",
    )
    parser.add_argument("--quiet", action="store_true", help="print what went wrong, and nothing else")
    parser.add_argument(
        "--json", action="store_true", help="print one JSON document; all else goes to standard error"
    )


def run(args: argparse.Namespace) -> int:
    """Load, and return the exit code."""
    from ingestion.pipeline import main
    from ingestion.settings import Options

    start(quiet=args.quiet)
    options = Options(**{name: getattr(args, name) for name in Options.__annotations__})  # type: ignore[typeddict-item]
    return main(options, quiet=args.quiet, as_json=args.json)


def look(args: argparse.Namespace) -> int:
    """Print a report, and return the exit code."""
    from ingestion import status
    from ingestion.archive import Archive
    from ingestion.refusals import exit_code
    from ingestion.run import open_run
    from ingestion.settings import read_settings

    start()
    print_it: Callable[..., int] = getattr(status, f"print_{args.operation}")

    def work() -> int:
        settings = read_settings({})
        return print_it(open_run(settings, Archive(settings.archive_url)), args.json)

    return exit_code(work)


def configure_archive(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `archive`. It checks them itself, to answer in a sentence."""
    parser.add_argument("action", nargs="?", metavar="ACTION", help="verify, pack, copy or move")
    parser.add_argument("argument", nargs="?", metavar="SEASON|URL", help="of pack, and of copy and move")
    parser.add_argument("--json", action="store_true", help="print JSON")


def archive(args: argparse.Namespace) -> int:
    """Work on the landing archive, and return the exit code."""
    from ingestion.archive_command import main

    start()
    return main(args.action, args.argument, as_json=args.json)


def start(*, quiet: bool = False) -> None:
    """Keep out of the process what its destination does not need, and name settings that do not hold."""
    from ingestion.project import unread_settings
    from ingestion.without_pandas import without_pandas

    if not quiet and (sentence := unread_settings()):
        print(sentence, file=sys.stderr)
    if not on_databricks():
        without_pandas()


REPORTS = {
    "gaps": "Lists the final games that are not complete, and what is missing of each",
    "status": "Prints rows, versions and newest games of the tables, and the completeness of the seasons",
}
OPERATIONS = {"run": run, "archive": archive, **dict.fromkeys(REPORTS, look)}
