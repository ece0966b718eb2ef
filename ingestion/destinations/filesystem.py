"""Bronze as Delta folders on this machine, through dlt's `filesystem` destination."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import dlt
from dlt.common.destination.capabilities import DestinationCapabilitiesContext
from dlt.common.destination.client import HasFollowupJobs, LoadJob, RunnableLoadJob
from dlt.common.destination.exceptions import DestinationTerminalException
from dlt.common.destination.typing import PreparedTableSchema
from dlt.common.normalizers.naming import NamingConvention
from dlt.destinations import filesystem as dlt_filesystem
from dlt.destinations.impl.filesystem.configuration import FilesystemDestinationClientConfiguration
from dlt.destinations.impl.filesystem.filesystem import DeltaLoadFilesystemJob, FilesystemClient
from dlt.destinations.job_impl import FinalizedLoadJobWithFollowupJobs
from dlt.extract import DltResource

from ingestion.bronze import TABLES
from ingestion.destinations.base import RETENTION, BronzeTables
from ingestion.destinations.delta_job import AppendOrMergeJob
from ingestion.destinations.delta_tables import DeltaTables
from ingestion.destinations.guard import refuse
from ingestion.destinations.paths import lake_dir, refuse_other_bucket
from ingestion.dlt_internals import lazy_sql_client
from ingestion.settings import schema_name

AT_A_TIME = 2  # tables: dlt writes up to 20, and each takes memory for its rows


class Filesystem:
    """The destination `filesystem`: the folder `lake` of the data folder."""

    def factory(self) -> filesystem:
        """Return dlt's destination.

        Raises:
            LoadError: dlt is configured with another folder.
        """
        refuse_other_bucket()
        return filesystem(str(lake_dir()), destination_name="filesystem")

    def tables(self, pipeline: dlt.Pipeline) -> BronzeTables:
        """Return the Delta folders of the schema."""
        return DeltaTables(lake_dir() / schema_name(), being_loaded=pipeline.has_pending_data)

    def add_hints(self, resources: Iterable[DltResource]) -> None:
        """Add nothing: the hints of the source are those of a Delta folder."""


def fail_on_panic(run: Callable[[], None]) -> Callable[[], None]:
    """Return the run of a load job that turns a panic into a failed job.

    A panic of delta-rs is no `Exception`. It would end the job's thread, and dlt would wait for the job for
    ever.
    """

    def run_to_the_end() -> None:
        try:
            run()
        except (Exception, KeyboardInterrupt, SystemExit):
            raise
        except BaseException as panic:
            raise DestinationTerminalException(f"delta-rs broke off: {panic}") from None

    return run_to_the_end


class FileJob(RunnableLoadJob, HasFollowupJobs):
    """A file of rows, before the job that writes all files of a table.

    dlt's own job has ended when it is made. No thread then reports its end, and dlt waits a second.
    """

    def run(self) -> None:
        """Do nothing."""


def make_sql_client(client: FilesystemClient) -> Any:
    """Return the client of `pipeline.dataset()`, imported when it is used: a load needs none."""
    from ingestion.destinations.lake_sql import LakeSqlClient

    return LakeSqlClient(client, client.dataset_name)


class BronzeClient(FilesystemClient):
    """A filesystem client for which bronze tables are only merged into."""

    sql_client = lazy_sql_client(make_sql_client)

    def create_load_job(
        self, table: PreparedTableSchema, file_path: str, load_id: str, restore: bool = False
    ) -> LoadJob:
        job = super().create_load_job(table, file_path, load_id, restore)
        if isinstance(job, RunnableLoadJob):
            job.run = fail_on_panic(job.run)  # type: ignore[method-assign]
        return job

    def get_load_job_class(self, table: PreparedTableSchema, file_path: str) -> type[LoadJob]:
        job = super().get_load_job_class(table, file_path)
        if job is DeltaLoadFilesystemJob:
            return AppendOrMergeJob
        return FileJob if job is FinalizedLoadJobWithFollowupJobs else job

    def create_dataset(self) -> None:
        """Create the folder, also where it exists without dlt's mark: tables came back from a backup."""
        self.fs_client.makedirs(self.dataset_path, exist_ok=True)

    def drop_dataset(self) -> None:
        refuse("drop", [n for n in TABLES if self.fs_client.exists(f"{self.get_table_dir(n)}/_delta_log")])
        super().drop_dataset()

    def drop_tables(self, *tables: str, delete_schema: bool = True) -> None:
        refuse("drop", tables)
        super().drop_tables(*tables, delete_schema=delete_schema)

    def truncate_tables(self, table_names: list[str]) -> None:
        refuse("empty", table_names)
        super().truncate_tables(table_names)

    def prepare_load_table(self, table_name: str) -> Any:
        table = super().prepare_load_table(table_name)
        if table["write_disposition"] == "replace":
            refuse("replace", [table_name])
        return table


class filesystem(dlt_filesystem):
    """`dlt.destinations.filesystem`, configured by the same names, with `BronzeClient` as its client.

    Its folder is the lake of the data folder unless another is given or configured: `dlt.attach` makes it
    without arguments, by the class name in the pipeline's state. Without a configuration, tables keep their
    history as long as with the project's.
    """

    def configuration(self, initial_config: Any, accept_partial: bool = False) -> Any:
        """Return the configuration, with that folder and that history as the defaults."""
        config = initial_config or self.spec()
        config.bucket_url = config.bucket_url or str(lake_dir())
        config.deltalake_configuration = config.deltalake_configuration or dict(RETENTION)
        config.deltalake_streamed_exec = False  # streamed, every merge would read all seasons
        return super().configuration(config, accept_partial)

    @classmethod
    def adjust_capabilities(
        cls,
        caps: DestinationCapabilitiesContext,
        config: FilesystemDestinationClientConfiguration,
        naming: NamingConvention | None,
    ) -> DestinationCapabilitiesContext:
        """Return what the destination can do: it writes a few tables at a time."""
        caps = super().adjust_capabilities(caps, config, naming)
        caps.max_parallel_load_jobs = AT_A_TIME
        return caps

    @property
    def client_class(self) -> type[FilesystemClient]:
        return BronzeClient
