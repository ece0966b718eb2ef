"""Looks for a secret in whatever commands leave behind: plain, compressed, or in a column of a table."""

from __future__ import annotations

import base64
import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

# dlt stores its state as base64 of a zlib stream, which begins like this.
DEFLATED = re.compile(rb"eJ[A-Za-z0-9+/_-]{16,}={0,2}|eN[A-Za-z0-9+/_-]{16,}={0,2}")


def where(marker: str, *folders: Path) -> list[str]:
    """The files below the folders that hold the marker in one of these forms."""
    files = [file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file()]
    return [str(file) for file in files if any(holds(text, marker) for text in texts(file))]


def holds(text: bytes, marker: str) -> bool:
    """Plain, or in base64 at any of the three places where a group of three bytes may begin."""
    plain = marker.encode()
    if plain in text:
        return True
    return any(base64.b64encode(b"x" * shift + plain)[4:-4] in text for shift in range(3))


def texts(file: Path) -> Iterator[bytes]:
    content = file.read_bytes()
    yield content
    if content[:2] == b"\x1f\x8b":
        yield gzip.decompress(content)
    if content[:4] == b"PAR1":
        content = _columns(parquet.ParquetFile(file).read())
        yield content
    for found in DEFLATED.finditer(content):
        try:
            yield zlib.decompress(base64.b64decode(found[0]))
        except (ValueError, zlib.error):
            continue


def _columns(table: pa.Table) -> bytes:
    kept = [name for name in table.column_names if pa.types.is_string(table.schema.field(name).type)]
    return "\n".join(str(value) for name in kept for value in table[name].unique().to_pylist()).encode()
