"""What dlt's command line learns from this package: `dlt pipeline nhl run`, and to leave bronze alone.

dlt imports this module at every start, so it imports nothing itself.
"""

from __future__ import annotations

from dlt.common.configuration import plugins


@plugins.hookimpl(specname="plug_cli", tryfirst=True)
@plugins.only_host("dlt")
def plug_cli_nhl(host: str) -> type[plugins.SupportsCliCommand] | None:
    from ingestion.command import PipelineCommand

    return PipelineCommand
