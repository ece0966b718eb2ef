"""The plug-in for dlt's command line: `dlt pipeline nhl run`, and no command that drops bronze.

dlt imports this module at every start, so it imports nothing itself.
"""

from __future__ import annotations

from dlt.common.configuration import plugins


@plugins.hookimpl(specname="plug_cli", tryfirst=True)
@plugins.only_host("dlt")
def plug_cli_nhl(host: str) -> type[plugins.SupportsCliCommand] | None:
    """Return the `pipeline` command of this package; dlt asks for it by this name."""
    from ingestion.command import PipelineCommand

    return PipelineCommand
