"""Find and check the health document in what dbt printed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

SCHEMA = 1  # the form that macros/health/health_document.sql writes
LISTS = ("checks", "tables", "not_checked", "backups", "drills", "frozen", "sections")
AGAIN = "Run `dbt -q run-operation health` by itself: it prints the reason."

Document = dict[str, Any]


class DocumentError(Exception):
    """The input is not a health document. The message is one sentence and the next step."""


def read_document(text: str) -> Document:
    """Return the health document among the lines of `text`; dbt may print warnings before it.

    Raises:
        DocumentError: no line is one, or its schema is another.
    """
    for line in text.splitlines():
        if line.startswith("{"):
            try:
                found = json.loads(line)
            except ValueError:
                continue
            if isinstance(found, dict) and "schema" in found:
                return _checked(found)
    printed = next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")
    said = f", but: {printed[:200]}" if printed else ""
    raise DocumentError(f"The input holds no health document{said}. {AGAIN}")


def _checked(document: Document) -> Document:
    if document["schema"] != SCHEMA:
        raise DocumentError(
            f"The health document has schema {document['schema']!r}, and this program reads {SCHEMA}. "
            "Use the program of the same package: dbt_packages/holdfast/health_page."
        )
    missing = [name for name in LISTS if not isinstance(document.get(name), list)]
    if missing:
        raise DocumentError(f"The health document lacks {', '.join(missing)}. {AGAIN}")
    return document


def moment(text: str) -> datetime:
    """Return the time of a text of the document, `2026-02-03 10:15:00` in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
