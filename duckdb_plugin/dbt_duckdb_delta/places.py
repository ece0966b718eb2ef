"""A second place for backups: a folder on another disk, or a prefix of an object store, by its URL.

Credentials come from the usual chain of the platform (environment variables, profiles, the machine's
identity), so a URL with credentials is refused. PyArrow reads and writes the files.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, Any
from urllib.parse import unquote, urlsplit

from dbt_duckdb_delta.disk import sync
from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.paths import BACKUPS, local_path

STORES = ("s3", "gs", "abfs", "abfss")
BLOCK = 1 << 20  # bytes in memory for each file that is read
CONNECT_SECONDS = 5.0


class Place:
    """The files of a second place.

    Attributes:
        url: as messages show it.
    """

    def __init__(self, text: str, data_dir: Path) -> None:
        """Check a URL or path; nothing is connected yet.

        Raises:
            LakeError: the URL is unknown, contains credentials, or leads into `data_dir`; a path begins with
                `~NAME`.
        """
        self.url = _checked(text)
        self.folder = _folder_of(self.url)
        self._filesystem: Any = None
        self._base = ""
        if self.folder:
            for first in (data_dir, data_dir / BACKUPS):  # the backups may be a link to another disk
                if self.folder.resolve().is_relative_to(first.resolve()):
                    raise LakeError(
                        f"second_place {self.url} is in the folder {first}, so both copies are lost "
                        "together. Name a folder on another disk, or s3://BUCKET/PREFIX."
                    )

    def sizes(self, under: str = "") -> dict[str, int]:
        """Return the bytes of all files below a folder of the place, by path from the place.

        Raises:
            LakeError: the place cannot be reached.
        """
        from pyarrow.fs import FileSelector, FileType

        with self._named_error("listed"):
            self._require_folder()
            filesystem, base = self._open()
            selector = FileSelector(f"{base}/{under}".rstrip("/"), allow_not_found=True, recursive=True)
            found = filesystem.get_file_info(selector)
            if not found:
                self._require_bucket()
            files = [info for info in found if info.type == FileType.File and not info.path.endswith("/")]
            return {info.path[len(base) + 1 :]: info.size for info in files}

    def read(self, name: str) -> bytes:
        """Return the content of a file."""
        return b"".join(self._blocks(name))

    def sha256(self, name: str) -> str:
        """Return the SHA-256 of a file, by reading all of it."""
        found = hashlib.sha256()
        for block in self._blocks(name):
            found.update(block)
        return found.hexdigest()

    def download(self, name: str, target: Path) -> str:
        """Write a file of the place into a new local file, and return the SHA-256 of what was read."""
        found = hashlib.sha256()
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            for block in self._blocks(name):
                found.update(block)
                file.write(block)
            file.flush()
            os.fsync(file.fileno())
        return found.hexdigest()

    def upload(self, source: Path, name: str) -> None:
        """Write a local file into the place."""
        with source.open("rb") as file:
            self._write(file, name)

    def write(self, name: str, content: bytes) -> None:
        """Write a small file into the place, whole."""
        self._write(BytesIO(content), name)

    def delete(self, name: str) -> None:
        """Delete one file."""
        with self._named_error("changed"):
            filesystem, base = self._open()
            filesystem.delete_file(f"{base}/{name}")

    def delete_folder(self, name: str) -> None:
        """Delete a folder with all that is in it, if it is there."""
        with self._named_error("changed"):
            filesystem, base = self._open()
            if self.sizes(name):
                filesystem.delete_dir(f"{base}/{name}")

    def _write(self, content: IO[bytes], name: str) -> None:
        with self._named_error("written"):
            self._require_folder()
            filesystem, base = self._open()
            if self.folder:
                (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            with filesystem.open_output_stream(f"{base}/{name}") as stream:
                shutil.copyfileobj(content, stream, BLOCK)
            if self.folder:
                sync(self.folder / name)
                sync((self.folder / name).parent)

    def _blocks(self, name: str) -> Iterator[bytes]:
        """Yield the content of a file. An error counts as the place's only where the place refuses."""
        with self._named_error("read"):
            filesystem, base = self._open()
            with filesystem.open_input_stream(f"{base}/{name}") as stream:
                while block := stream.read(BLOCK):
                    yield block

    def _require_folder(self) -> None:
        """A disk that is not mounted must not become a new folder on this one."""
        if self.folder and not self.folder.is_dir():
            raise PlaceError(f"{self.folder} is not a folder. Mount the disk, or make the folder")

    def _require_bucket(self) -> None:
        """Refuse a bucket that does not exist, which lists as an empty one; not one that hides itself."""
        from pyarrow.fs import FileType

        filesystem, base = self._open()
        bucket = base.split("/")[0]
        try:
            is_gone = not self.folder and filesystem.get_file_info(bucket).type == FileType.NotFound
        except OSError:  # a right for the prefix alone
            return
        if is_gone:
            raise PlaceError(f"{self.url} cannot be listed (the bucket {bucket} does not exist)")

    def _open(self) -> tuple[Any, str]:
        """Return the file system and the path of the place in it."""
        if self._filesystem is None:
            from pyarrow import fs

            parts = urlsplit(self.url)
            if self.folder:
                self._filesystem, self._base = fs.LocalFileSystem(), str(self.folder)
            elif parts.scheme == "s3":
                scheme, _, host = (
                    os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL") or "https://"
                ).partition("://")
                self._filesystem = fs.S3FileSystem(
                    scheme=scheme, endpoint_override=host.rstrip("/") or None, connect_timeout=CONNECT_SECONDS
                )
                self._base = f"{parts.netloc}{parts.path}".rstrip("/")
            else:
                self._filesystem, self._base = fs.FileSystem.from_uri(self.url)
        return self._filesystem, self._base

    @contextmanager
    def _named_error(self, done: str) -> Iterator[None]:
        """Turn what a store or disk refuses into one sentence."""
        try:
            yield
        except PlaceError:
            raise
        except Exception as error:
            reason = (str(error).strip().split("\n")[0] or type(error).__name__).rstrip(".")
            raise PlaceError(f"{self.url} cannot be {done} ({reason[:300]})") from None


class PlaceError(LakeError):
    """Report that a second place did not do what was asked, as a clause."""


def _checked(text: str) -> str:
    """Return a URL or path without a slash at its end; refuse what cannot be a second place."""
    text = text.strip()
    scheme, has_scheme, rest = text.partition("://")
    if not has_scheme:
        return str(local_path(text))
    if scheme == "file":
        return str(Path(unquote(urlsplit(text).path)).absolute())
    if scheme not in STORES:
        known = ", ".join(f"{store}://" for store in STORES)
        raise LakeError(
            f"second_place: {scheme}:// is not supported. Use a path of another disk, or one of {known}."
        )
    container = r"[^@:/]+@" if scheme.startswith("abfs") else ""  # container@account
    if not re.fullmatch(rf"{container}[^@:/]*(/[^@:]*)?", rest) or "?" in rest or "#" in rest:
        raise LakeError(
            f"second_place: the {scheme}:// URL contains credentials, a port or options, and logs would show "
            f"them. Write {scheme}://BUCKET/PREFIX, and set the environment variables of the store "
            "(AWS_ACCESS_KEY_ID, AWS_PROFILE, AWS_ENDPOINT_URL and the like)."
        )
    if not rest.strip("/"):
        raise LakeError(f"second_place: {scheme}:// names no bucket. Write {scheme}://BUCKET/PREFIX.")
    return text.rstrip("/")


def _folder_of(url: str) -> Path | None:
    return None if "://" in url else Path(url)
