"""Start a warehouse: python -m tests.support.warehouse --data DIR [--port N] [--catalog NAME]...

Prints one line of JSON when it is ready, with the address and the settings for dbt's profile, and runs until
it is stopped (Ctrl-C) or its standard input is closed (--watch-stdin, so that it does not outlive a test
run).
"""

import argparse
import importlib
import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from tests.support.warehouse.engine import Engine
from tests.support.warehouse.thrift_server import Server
from tests.support.warehouse.warehouse import Warehouse


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.support.warehouse", description=__doc__.split("\n")[0]
    )
    parser.add_argument(
        "--data", type=Path, required=True, help="folder for the catalog, the tables and the log"
    )
    parser.add_argument("--port", type=int, default=0, help="port to listen on (default: a free one)")
    parser.add_argument("--catalog", action="append", help="a catalog to have (default: lr_nhl_demo)")
    parser.add_argument(
        "--engine",
        type=_engine,
        default="tests.support.warehouse.sail:Sail",
        help="what runs the SQL, as MODULE:CLASS (default: %(default)s)",
    )
    parser.add_argument("--watch-stdin", action="store_true", help="stop when standard input is closed")
    arguments = parser.parse_args()
    warehouse = Warehouse(arguments.data, arguments.engine(), arguments.catalog or ["lr_nhl_demo"])
    server = Server(warehouse, arguments.port)
    address = f"http://127.0.0.1:{server.port}"
    print(
        json.dumps(
            {"host": address, "http_path": "/sql/1.0/warehouses/stand-in", "data": str(warehouse.data)}
        ),
        flush=True,
    )
    if arguments.watch_stdin:
        threading.Thread(target=_stop_with_parent, daemon=True).start()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        server.serve()
    except (KeyboardInterrupt, SystemExit):
        pass
    finally:
        warehouse.stop()
        os._exit(0)  # the engine's threads would keep the process


def _engine(name: str) -> Callable[[], Engine]:
    module, _, kind = name.partition(":")
    try:
        return getattr(importlib.import_module(module), kind)
    except (ImportError, AttributeError, ValueError) as error:
        raise argparse.ArgumentTypeError(
            f"there is no engine {name}, name one as MODULE:CLASS ({error})"
        ) from None


def _stop_with_parent() -> None:
    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
