"""The private parts of dlt that this package needs, all in one place. A test keeps them out of other files.

After an upgrade of dlt look here first.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

# `dlt pipeline nhl run` extends dlt's own `pipeline` command. dlt lets plug-ins add commands
# (`plugins.hookimpl(specname="plug_cli")` is public), but publishes neither the command to extend nor the
# exception that sets an exit code. A public `dlt.cli` with both names would replace these imports.
from dlt._workspace.cli.commands import PipelineCommand
from dlt._workspace.cli.compose import get_existing_subparsers_action
from dlt._workspace.cli.exceptions import CliCommandException

__all__ = [
    "CliCommandException",
    "PipelineCommand",
    "add_operation",
    "before_retry",
    "lazy_sql_client",
    "replace_sql_client",
]


def add_operation(pipeline_parser: argparse.ArgumentParser, name: str, **options: Any) -> Any:
    """Add an operation to `dlt pipeline NAME`, and return its parser.

    argparse has no public way to find the subparsers that another function has added, and dlt's commands do
    not hand them out. A hook of dlt for one more operation of a command would replace this.
    """
    operations = get_existing_subparsers_action(pipeline_parser)
    if operations is None:
        raise RuntimeError("This version of dlt has no operations under `dlt pipeline`; see constraints.txt.")
    return operations.add_parser(name, **options)


def before_retry(session: Any, call: Callable[[Any, float], None]) -> None:
    """Let a session of dlt's `Client` call this before it waits for a retry.

    The `Client` retries with tenacity, and takes no callback of the pauses. An argument for tenacity's
    `before_sleep` would replace this.

    Args:
        call: with the response or the exception of the attempt, and the seconds to wait.
    """

    def before_sleep(state: Any) -> None:
        call(state.outcome.exception() or state.outcome.result(), state.next_action.sleep)

    session.send.retry.before_sleep = before_sleep


def lazy_sql_client(make: Callable[[Any], Any]) -> Any:
    """Return the property `sql_client` of a subclass of dlt's filesystem client, made at its first use.

    dlt's own property makes a `FilesystemSqlClient` whatever the subclass. If it called `sql_client_class`,
    which is there, that would replace this.
    """

    def get(client: Any) -> Any:
        client._sql_client = client._sql_client or make(client)
        return client._sql_client

    def put(client: Any, sql_client: Any) -> None:
        client._sql_client = sql_client

    return property(get, put)


def replace_sql_client(job_client: Any, sql_client_class: type[Any]) -> None:
    """Give a job client of dlt another class of SQL client, with the same connection.

    dlt's job clients for SQL make their SQL client in `__init__`, so a subclass cannot choose its class. A
    class attribute for it, as `client_class` is for the job client, would replace this.
    """
    made = job_client.sql_client
    job_client.sql_client = sql_client_class(
        made.dataset_name, made.staging_dataset_name, made.credentials, made.capabilities
    )
