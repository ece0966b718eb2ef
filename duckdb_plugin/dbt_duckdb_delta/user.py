"""The user of this machine, as the recovery log and the record of frozen tables name them."""

from __future__ import annotations

import contextlib
import getpass
import os
import socket


def current_user() -> str:
    """Return the name of the user; where a container has none for them, their number and the host."""
    with contextlib.suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return f"uid {os.getuid()} on {socket.gethostname()}"
