"""Programs without options: `--help` prints what one does, and any other argument is refused."""

from __future__ import annotations

import argparse
from collections.abc import Sequence


def refuse_arguments(program: str, description: str | None, arguments: Sequence[str] | None) -> None:
    """Print the help and exit if it is asked for; exit with code 2 for any other argument.

    Args:
        program: the module (ingestion.sample).
        arguments: None for those of the command line.
    """
    argparse.ArgumentParser(
        prog=f"python -m {program}",
        description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    ).parse_args(arguments)
