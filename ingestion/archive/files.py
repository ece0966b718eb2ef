"""The files of the archive, in a folder that fsspec can address."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO
from uuid import uuid4

import fsspec
from fsspec.implementations.local import LocalFileSystem

from dbt_duckdb_delta.disk import sync
from ingestion.archive.entry import ArchiveError, DamagedError

PACKAGES = {"smbclient": "smbprotocol"}  # module that a driver of fsspec imports -> package that has it
TEMPORARY = ".tmp"
FOLDER, FOLDER_LINK, BROKEN_LINK = "a folder", "a link to a folder", "a broken link"
NO_FILE = "neither a file nor a folder"
BAD_SECTOR = {errno.EIO, errno.EBADMSG}  # the disk has lost this file, not the archive


class Files:
    """The folder at `location`, a path or an fsspec URL; paths in it are relative."""

    def __init__(self, location: str) -> None:
        self.location = location
        try:
            self._fs, self.root = fsspec.url_to_fs(location)
        except ImportError as error:
            raise ArchiveError(_missing_driver(location, error)) from error
        except Exception as error:  # a driver that connects at once raises whatever its library does
            raise ArchiveError(
                f"The archive {location} cannot be opened: {_reason(error).rstrip('.')}. "
                "Name a folder or an fsspec URL that can be reached."
            ) from error
        self.is_local = isinstance(self._fs, LocalFileSystem)

    def path(self, relative: str) -> str:
        """Return the path of a file in its file system."""
        return f"{self.root.rstrip('/')}/{relative}" if relative else self.root

    def place(self) -> tuple[str, str]:
        """Return protocol and folder, which two locations of one folder share."""
        protocol = self._fs.protocol if isinstance(self._fs.protocol, str) else self._fs.protocol[0]
        return protocol, os.path.realpath(self.root) if self.is_local else self.root.rstrip("/")

    def names(self, folder: str) -> list[str]:
        """Return the names in a folder; none if it does not exist."""
        with self.explained("read"):
            try:
                if self.is_local and os.path.isdir(self.path(folder)):
                    return os.listdir(self.path(folder))  # fsspec looks at each file, too
                paths = self._fs.ls(self.path(folder), detail=False)
            except FileNotFoundError:
                return []
        return [path.rstrip("/").rsplit("/", 1)[-1] for path in paths]

    def sizes(self) -> dict[str, int]:
        """Return every file in any depth and its size; without what a killed writer has left."""
        return {path: size for path, size in self._found() if isinstance(size, int)}

    def odd(self) -> dict[str, str]:
        """Return what is neither a file nor a folder, and what it is: a broken link, a pipe."""
        return {path: what for path, what in self._found() if isinstance(what, str)}

    def _found(self) -> Iterator[tuple[str, int | str]]:
        """Yield the path of everything in any depth but folders, and its size or, if odd, what it is."""
        root = self.root.rstrip("/") + "/"
        if not self.names(""):  # `find` ignores a folder that cannot be read
            return
        with self.explained("read"):
            for path, what in _walk(self.root) if self.is_local else self._listed():
                if not path.endswith(TEMPORARY):
                    yield path.removeprefix(root), what

    def _listed(self) -> Iterator[tuple[str, int | str]]:
        for path, info in self._fs.find(self.root, detail=True).items():
            yield path, int(info["size"]) if info["type"] == "file" else f"of the type {info['type']}"

    def read(self, relative: str, start: int | None = None, end: int | None = None) -> bytes:
        """Return the bytes of a file, from `start` to `end` if given.

        Raises:
            FileNotFoundError: it does not exist.
            DamagedError: the disk cannot read this file, or it is not a file.
            ArchiveError: the archive cannot be read.
        """
        path = self.path(relative)
        with self.explained("read", but=(FileNotFoundError,)):
            try:
                if self.is_local:
                    with open_file(path) as file:
                        file.seek(start or 0)
                        return file.read(-1 if end is None else end - (start or 0))
                content: bytes = self._fs.cat_file(path, start=start, end=end)
            except OSError as error:
                if error.errno in BAD_SECTOR:
                    raise DamagedError(path, error.strerror or str(error)) from error
                raise
            return content

    @contextmanager
    def reading(self, relative: str) -> Iterator[IO[bytes]]:
        """Open a file to read; it can seek.

        Raises:
            DamagedError: it is not a file but a folder, a pipe or a broken link.
            ArchiveError: the archive cannot be read.
        """
        path = self.path(relative)
        with self.explained("read"), self._opened(path) as file:
            yield file

    def _opened(self, path: str) -> AbstractContextManager[IO[bytes]]:
        return open_file(path) if self.is_local else self._fs.open(path, "rb")

    def write(self, relative: str, content: bytes) -> None:
        """Write all or nothing: a reader sees the whole file or none, also after a kill."""
        if self.is_local:
            with self.writing(relative) as file:
                file.write(content)
            return
        path = self.path(relative)
        with self.explained("written"):
            self._fs.makedirs(_parent(path), exist_ok=True)
            self._fs.pipe_file(path, content)  # an object appears when its upload is complete
            self._fs.invalidate_cache(_parent(path))

    @contextmanager
    def writing(self, relative: str, *, durable: bool = False) -> Iterator[IO[bytes]]:
        """Open a local file that takes its place when the block ends well, all or nothing.

        Args:
            durable: its name must survive a power cut as well as its content, since others go afterwards.
        """
        path = self.path(relative)
        folder = _parent(path)
        with self.explained("written"):
            if not self.is_local:
                with tempfile.TemporaryDirectory() as scratch:
                    with open(f"{scratch}/new", "xb") as file:
                        yield file
                    self._fs.makedirs(folder, exist_ok=True)
                    self._fs.put_file(f"{scratch}/new", path)
                self._fs.invalidate_cache(folder)
                return
            self._make(folder)
            temporary = f"{folder}/.{uuid4().hex}{TEMPORARY}"
            try:
                with open(temporary, "xb") as file:
                    yield file
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(temporary, path)
            except BaseException:
                if os.path.exists(temporary):
                    os.remove(temporary)
                raise
            if durable:
                sync(Path(folder))

    def _make(self, folder: str) -> None:
        """Create a folder of the disk, with those above it."""
        try:
            os.makedirs(folder, exist_ok=True)
        except FileNotFoundError as error:  # one of a system's own file systems, such as /proc
            place = error.filename or folder
            raise ArchiveError(
                f"The folder {place} cannot be created; name another place for the archive."
            ) from error

    def copy_from(self, other: Files, relative: str) -> None:
        """Copy a file of another folder here, in chunks."""
        with other.reading(relative) as source, self.writing(relative) as target:
            shutil.copyfileobj(source, target, 1 << 20)

    def rename(self, relative: str, new: str) -> None:
        """Give a file another name in its folder."""
        with self.explained("written"):
            if self.is_local:
                os.rename(self.path(relative), self.path(new))
            else:
                self._fs.mv(self.path(relative), self.path(new))
                self._fs.invalidate_cache(_parent(self.path(relative)))

    def remove(self, relative: str) -> None:
        """Delete a file, and on a disk its folder when that was the last one in it."""
        path = self.path(relative)
        with self.explained("written"):
            self._fs.rm_file(path)
            self._fs.invalidate_cache(_parent(path))
            if self.is_local and not os.listdir(_parent(path)):
                os.rmdir(_parent(path))

    @contextmanager
    def explained(self, verb: str, but: tuple[type[OSError], ...] = ()) -> Iterator[None]:
        """Turn the errors of the file system into one sentence, all except `but`."""
        try:
            yield
        except but:
            raise
        except FileNotFoundError as error:
            raise ArchiveError(
                f"{error.filename or error} disappeared from the archive; run the command again."
            ) from error
        except ArchiveError:
            raise
        except Exception as error:  # of a store: whatever its library raises
            if self.is_local and not isinstance(error, OSError):
                raise
            check = "it is a folder and its permissions"
            if not self.is_local:
                check = "the URL, its credentials and its permissions are right"
            raise ArchiveError(
                f"The archive {self.location} cannot be {verb} ({_reason(error)}); check that {check}."
            ) from error


@contextmanager
def open_file(path: str) -> Iterator[IO[bytes]]:
    """Open a file of the disk to read, without waiting for a writer if it is a pipe.

    Raises:
        DamagedError: it is not a file.
    """

    def opened_at_once(name: str, flags: int) -> int:
        return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))

    try:
        file = open(path, "rb", opener=opened_at_once)  # noqa: SIM115
    except IsADirectoryError as error:
        raise DamagedError(path, f"it is {FOLDER}") from error
    except OSError as error:
        if os.path.islink(path) and error.errno in (errno.ENOENT, errno.ELOOP):
            raise DamagedError(path, f"it is {BROKEN_LINK}") from error
        if error.errno == errno.ENXIO:
            raise DamagedError(path, f"it is {NO_FILE}") from error
        raise
    with file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise DamagedError(path, f"it is {NO_FILE}")
        yield file


def _walk(root: str) -> Iterator[tuple[str, int | str]]:
    """Yield every path in a folder of the disk except folders, with the size of a file or what else it is."""
    try:
        with os.scandir(root) as found:
            entries = list(found)
    except FileNotFoundError:  # another process has deleted it meanwhile
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)
            continue
        try:
            status = os.stat(entry.path)
        except OSError as error:
            if entry.is_symlink():
                yield entry.path, BROKEN_LINK
            elif not isinstance(error, FileNotFoundError):
                raise
            continue
        if stat.S_ISREG(status.st_mode):
            yield entry.path, status.st_size
        else:  # a link may lead to a folder above it
            yield entry.path, FOLDER_LINK if stat.S_ISDIR(status.st_mode) else NO_FILE


def _reason(error: Exception) -> str:
    """Return what went wrong, in one line."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return " ".join(str(error).split()) or type(error).__name__


def _parent(path: str) -> str:
    return path.rsplit("/", 1)[0]


def _missing_driver(location: str, error: ImportError) -> str:
    cause = error.__cause__ if isinstance(error.__cause__, ImportError) else error
    module = (cause.name or "").split(".")[0]
    package = PACKAGES.get(module, module)
    install = f"run `pip install {package}`" if package else str(error)
    return f"The archive {location} needs a package that is not installed: {install}."
