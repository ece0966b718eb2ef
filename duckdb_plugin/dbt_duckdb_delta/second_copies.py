"""The copies of backups in a second place: `SET/SCHEMA.TABLE/`, the same files as in `backups/`.

A copy is read back, byte by byte, before its manifest is written. So a copy without a manifest is not
complete. The manifest there is a text that the caller alone judges, as here.
"""

from __future__ import annotations

import contextlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple, TypedDict

from dbt_duckdb_delta import checksums
from dbt_duckdb_delta.backups import MANIFEST, check_files
from dbt_duckdb_delta.disk import new_folder, sync, sync_tree
from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.paths import BACKUPS, DOOMED, locate
from dbt_duckdb_delta.places import Place, PlaceError

WORKERS = 8  # files under way at once: a store answers each after a while


class Copied(TypedDict):
    """A backup that is in both places now, and the bytes that were copied for it."""

    id: str
    bytes: int


class Listed(NamedTuple):
    """A copy with a manifest, sound or not: its text, and the bytes of all files."""

    manifest: str
    bytes: int


class SecondCopies:
    """The copies in one second place, for the backups of one data folder.

    What is there is listed once in a process, which holds the writer lock, and again after a change.
    """

    def __init__(self, place: Place, data_dir: Path) -> None:
        self.place, self.data_dir = place, data_dir
        self._listed: dict[str, Listed] | PlaceError | None = None
        self._fetched: set[str] = set()

    def listed(self) -> dict[str, Listed]:
        """Return the copies that have a manifest, by id.

        Raises:
            PlaceError: the place cannot be reached.
        """
        if self._listed is None:
            try:
                self._listed = self._list()
            except PlaceError as error:
                self._listed = error
        if isinstance(self._listed, PlaceError):
            raise self._listed
        return self._listed

    def _list(self) -> dict[str, Listed]:
        sizes: dict[str, int] = {}
        named = []
        for path, size in self.place.sizes().items():
            parts = path.split("/")
            if len(parts) > 2:
                sizes["/".join(parts[:2])] = sizes.get("/".join(parts[:2]), 0) + size
            if len(parts) == 3 and parts[2] == MANIFEST:
                named.append("/".join(parts[:2]))
        with ThreadPoolExecutor(WORKERS) as pool:
            texts = pool.map(lambda each: self.place.read(f"{each}/{MANIFEST}"), named)
            found = zip(named, texts, strict=True)
            return {each: Listed(text.decode("utf-8", "replace"), sizes[each]) for each, text in found}

    def copy(self, backup_id: str) -> Copied:
        """Copy a backup, read the copy back, and write its manifest last.

        What an earlier attempt left is used where it is the same, and replaced or deleted otherwise. A backup
        of an older program has no checksums; its copy gets them.

        Raises:
            LakeError: the backup is not complete, or its files are not those that were backed up.
            PlaceError: the place refuses, or what it returns is not what was written.
        """
        folder = locate(self.data_dir, f"{BACKUPS}/{backup_id}")
        if not (folder / MANIFEST).is_file():
            raise LakeError(f"The backup '{backup_id}' has no manifest. Take a new one.")
        self._listed = None
        files = _files(folder)
        wanted = {name: checksums.compute(file) for name, file in files.items()}
        known = checksums.of_backup(folder)
        if checksums.FILE in files and not known:
            raise LakeError(f"{checksums.FILE} of the backup '{backup_id}' is damaged")
        for name in known:
            if wanted.get(name) != known[name]:
                raise LakeError(
                    f"{name} of the backup '{backup_id}' is gone or has changed since it was taken"
                )
        there = self.place.sizes(backup_id)
        if f"{backup_id}/{MANIFEST}" in there:  # not complete while it changes
            self.place.delete(f"{backup_id}/{MANIFEST}")
        for path in there:
            if path.removeprefix(f"{backup_id}/") not in {*files, MANIFEST}:
                self.place.delete(path)

        def transfer(name: str) -> int:
            path, size = f"{backup_id}/{name}", files[name].stat().st_size
            if there.get(path) == size and self.place.sha256(path) == wanted[name]:
                return 0
            self.place.upload(files[name], path)
            if self.place.sha256(path) != wanted[name]:
                raise PlaceError(f"{self.place.url} returns other bytes of {path} than were written")
            return size

        with ThreadPoolExecutor(WORKERS) as pool:
            copied = sum(pool.map(transfer, files))
        if not known:
            self._write(f"{backup_id}/{checksums.FILE}", checksums.as_text(wanted))
        self.record(backup_id, (folder / MANIFEST).read_text(encoding="utf-8", errors="replace"))
        return {"id": backup_id, "bytes": copied}

    def record(self, backup_id: str, manifest: str) -> None:
        """Write the manifest of a copy, which makes it complete, and read it back.

        Raises:
            PlaceError: the place refuses, or what it returns is not what was written.
        """
        self._listed = None
        self._write(f"{backup_id}/{MANIFEST}", manifest)

    def _write(self, path: str, text: str) -> None:
        content = text.encode("utf-8")
        self.place.write(path, content)
        if self.place.read(path) != content:
            raise PlaceError(f"{self.place.url} returns other bytes of {path} than were written")

    def compare(self, backup_id: str) -> str | None:
        """Return which file of a copy is not what was backed up, by reading all of them; None if none.

        Raises:
            PlaceError: the place cannot be reached.
        """
        known, reason = self._known(backup_id)
        if reason:
            return reason
        with ThreadPoolExecutor(WORKERS) as pool:
            found = pool.map(lambda name: self.place.sha256(f"{backup_id}/{name}"), known)
            for name, checksum in zip(known, found, strict=True):
                if checksum != known[name]:
                    return f"{name} has changed since its backup"
        return None

    def _known(self, backup_id: str) -> tuple[dict[str, str], str | None]:
        """Return the checksums of a copy, and why its files cannot be those of a backup, by their names."""
        there = {path.removeprefix(f"{backup_id}/") for path in self.place.sizes(backup_id)}
        text = self.place.read(f"{backup_id}/{checksums.FILE}") if checksums.FILE in there else b""
        known = checksums.from_text(text.decode("utf-8", "replace"))
        if not known:
            return {}, f"{checksums.FILE} is missing or damaged"
        wrong = [f"{name} is gone" for name in sorted({*known} - there)]
        wrong += [f"{name} leads out of it" for name in known if ".." in name or name.startswith("/")]
        added = sorted(there - {*known})
        wrong += [f"{name} was not backed up" for name in added if name.startswith(f"{checksums.LOG}/")]
        return known, wrong[0] if wrong else None

    def fetch(self, backup_id: str) -> Copied:
        """Copy a backup from the place into `backups/`, and compare its files with their checksums.

        A copy here that has another manifest, or cannot be read, gives way to it. A copy is fetched once in a
        process.

        Raises:
            LakeError: a file is missing or has changed, or the disk refuses.
            PlaceError: the place cannot be reached.
        """
        target = locate(self.data_dir, f"{BACKUPS}/{backup_id}")
        copies = self.listed()
        if backup_id not in copies:
            raise LakeError(f"The backup '{backup_id}' is not in {self.place.url}.")
        if backup_id in self._fetched or self._is_here(target, backup_id, copies[backup_id].manifest):
            return {"id": backup_id, "bytes": 0}
        known, reason = self._known(backup_id)
        doomed = target.with_name(target.name + DOOMED)
        with new_folder(target) as partial:

            def transfer(name: str) -> str | None:
                checksum = self.place.download(f"{backup_id}/{name}", partial / name)
                same = known.get(name, checksum) == checksum
                return None if same else f"{name} has changed since its backup"

            if not reason:
                with ThreadPoolExecutor(WORKERS) as pool:
                    found = list(pool.map(transfer, [*known, checksums.FILE]))
                reason = next((each for each in found if each), None)
            if reason:
                raise LakeError(
                    f"The copy of the backup '{backup_id}' in {self.place.url} is damaged: {reason}. "
                    "Restore from another backup: dbt run-operation list_backups."
                )
            (partial / MANIFEST).write_text(copies[backup_id].manifest, encoding="utf-8")
            sync_tree(partial)
            shutil.rmtree(doomed, ignore_errors=True)
            if target.exists():
                target.rename(doomed)
            partial.rename(target)
            sync(target.parent)
        shutil.rmtree(doomed, ignore_errors=True)
        self._fetched.add(backup_id)
        return {"id": backup_id, "bytes": copies[backup_id].bytes}

    def _is_here(self, target: Path, backup_id: str, manifest: str) -> bool:
        with contextlib.suppress(OSError):
            if (target / MANIFEST).read_text(encoding="utf-8", errors="replace") == manifest:
                return check_files(self.data_dir, backup_id)["unreadable"] is None
        return False

    def drop(self, set_id: str) -> None:
        """Delete the copies of a set; their manifests go first, so that none is half there and complete.

        Raises:
            PlaceError: the place refuses.
        """
        locate(self.data_dir, f"{BACKUPS}/{set_id}")
        self._listed = None
        for path in self.place.sizes(set_id):
            if path.endswith(f"/{MANIFEST}"):
                self.place.delete(path)
        self.place.delete_folder(set_id)


def _files(folder: Path) -> dict[str, Path]:
    """Return the files of a backup but its manifest, by their path in it."""
    found = (file for file in sorted(folder.rglob("*")) if file.is_file())
    names = {file.relative_to(folder).as_posix(): file for file in found}
    return {name: file for name, file in names.items() if not name.startswith(MANIFEST)}
