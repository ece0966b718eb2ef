"""What the bodies of responses hold: JSON from the API, HTML reports from the web site."""

from __future__ import annotations

from typing import Any

import orjson

from ingestion.report_html import parse_report
from ingestion.transform.payload import REPORTS


def format_of(endpoint: str) -> str:
    """Return the format of an endpoint's bodies, which is also their file name's ending: "json" or "html"."""
    return "html" if endpoint in REPORTS else "json"


def parse(endpoint: str, body: bytes) -> Any:
    """Return what a body holds; `ingestion.transform.payload.validate` decides whether it is the right thing.

    Raises:
        ValueError: the body is not JSON. `PayloadError`, a ValueError, if it is not HTML.
    """
    return parse_report(endpoint, body) if endpoint in REPORTS else orjson.loads(body)
