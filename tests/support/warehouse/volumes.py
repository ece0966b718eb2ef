"""Unity Catalog volumes: folders with a name, under /Volumes/<catalog>/<schema>/<volume>/.

A client never writes them through SQL. PUT and REMOVE answer with an address that is good for one upload or
one deletion, and the client's library goes there by itself.
"""

from __future__ import annotations

import threading
import uuid
from pathlib import Path

from tests.support.warehouse.errors import SqlError
from tests.support.warehouse.names import TableName


class Volumes:
    """All volumes, as folders below `root`. `address` is where clients reach this machine."""

    address = ""

    def __init__(self, root: Path):
        self._root, self._lock = root, threading.Lock()
        self._handed_out: dict[str, tuple[str, Path]] = {}  # path of the address -> operation, file

    def folder(self, name: TableName) -> Path:
        return self._root / name.catalog / name.schema / name.name

    def find(self, path: str) -> Path:
        """The file or folder that `/Volumes/...` means; its volume must exist."""
        parts = path.split("/")
        if len(parts) < 5 or parts[:2] != ["", "Volumes"] or ".." in parts:
            raise SqlError("INVALID_VOLUME_PATH", f"'{path}' is no path of a volume.", "42K0B")
        volume = self._root.joinpath(*(part.lower() for part in parts[2:5]))
        if not volume.is_dir():
            raise SqlError(
                "UC_VOLUME_NOT_FOUND", f"Volume `{'`.`'.join(parts[2:5])}` does not exist.", "42704"
            )
        return volume.joinpath(*parts[5:])

    def hand_out(self, operation: str, file: Path) -> str:
        """An address at which the client may do this once."""
        path = f"/volumes/{uuid.uuid4().hex}"
        with self._lock:
            self._handed_out[path] = (operation, file)
        return self.address + path

    def receive(self, operation: str, path: str, body: bytes) -> int:
        """The client came to an address; the HTTP status of the answer."""
        with self._lock:
            allowed, file = self._handed_out.pop(path, (None, None))
        if allowed != operation:
            return 403
        if operation == "PUT":
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(body)
            return 200
        if file.is_dir():
            file.rmdir()  # an empty one
        else:
            file.unlink(missing_ok=True)
        return 204
