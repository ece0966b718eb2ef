"""The command: read a health document, write the page."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from holdfast_page.document import DocumentError, read_document
from holdfast_page.health import health_page


def main(arguments: Sequence[str]) -> int:
    """Write the page; return 0, or 2 with one sentence on stderr when there is no document to render."""
    parser = argparse.ArgumentParser(
        prog="python dbt_packages/holdfast/health_page",
        description="Render the output of `dbt -q run-operation health` into one HTML file.",
    )
    parser.add_argument("--input", type=Path, help="a file with the output of health (default: stdin)")
    parser.add_argument("--output", type=Path, help="the HTML file to write (default: stdout)")
    options = parser.parse_args(arguments)
    try:
        if options.input:
            text = options.input.read_text(encoding="utf-8", errors="replace")
        else:
            text = sys.stdin.buffer.read().decode("utf-8", errors="replace")
        page = health_page(read_document(text)).encode("utf-8")
        if options.output:
            options.output.write_bytes(page)
        else:
            sys.stdout.buffer.write(page)
    except (DocumentError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0
