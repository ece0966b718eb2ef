"""`dbt` without the seconds of its start: a process that has imported dbt and parsed the project once forks a
process for every command. That process has the command's own environment, folder, arguments and output, and
ends as the program does: through Python's own exit, or by the signal that kills it.

What differs from the program, and is why some tests run the program itself (`run.installed_dbt`):
- A new target folder begins with the parse of the server's start. dbt itself decides what of it still holds.
- A parse counts as valid for every data folder, every warehouse, and every variable that macros read
  when they run: dbt parses anew when the profile's `path`, `host` or `http_path`, or a variable, is another.
- The macros of the project are compiled already, and at its end Python leaves out what the server made.
- dbt-databricks does not ask the host what kind it is, which it does over HTTPS, three times with pauses.
- What Python reads at its start only (PYTHON...) is the server's.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import json
import os
import runpy
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[2]
IMPORTED = (
    *("dbt.cli.main", "dbt.adapters.duckdb", "dbt.task.build", "dbt.task.snapshot"),
    "dbt_duckdb_delta.dbt_plugin",
    "pandas",  # DuckDB imports it at its first query
)
DATABRICKS = "dbt.adapters.databricks"
PARSE = "partial_parse.msgpack"
AT_RUN_TIME = ("allow_destroy", "backup_max_age_hours", "time_travel_days", "lakehouse_", "recovery_")
KILLED = "ignore::UserWarning:multiprocessing.resource_tracker"  # semaphores of commands that were killed
FORKED = "ignore:This process:DeprecationWarning"  # "... is multi-threaded": these are jemalloc's threads


@dataclass
class Command:
    """A command under way. `pid` is that of its process, to be killed or stopped."""

    words: list[str]
    pid: int
    channel: socket.socket
    answers: IO[str]
    outputs: list[IO[bytes]]
    open_files: contextlib.ExitStack

    def wait(self, timeout: float) -> tuple[int, str, str]:
        """Exit code (-9 when it was killed by signal 9), stdout, stderr."""
        self.channel.settimeout(timeout)
        try:
            code = int(self.answers.readline())
        except TimeoutError:
            os.kill(self.pid, signal.SIGKILL)
            raise subprocess.TimeoutExpired(self.words, timeout) from None
        texts = []
        with self.open_files:
            for output in self.outputs:
                output.seek(0)
                texts.append(output.read().decode())
        return code, *texts


class Server:
    """The client's side: one server a test process and adapter, started by the first command."""

    def __init__(self, environment: dict[str, str], *also_imported: str) -> None:
        self.control, theirs = socket.socketpair()
        self.lock = threading.Lock()
        self.process = subprocess.Popen(
            [sys.executable, "-W", KILLED, "-W", FORKED, __file__, str(theirs.fileno()), *also_imported],
            cwd=ROOT,
            env={**environment, "OPENBLAS_NUM_THREADS": "1"},  # no threads: the server forks
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
        )
        theirs.close()
        atexit.register(self.stop)

    def stop(self) -> None:
        self.control.close()
        self.process.wait()

    def start(
        self, program: str, *words: str, cwd: Path, env: dict[str, str], first: Path | None = None
    ) -> Command:
        """Start a command; `first` is a Python file that its process runs before dbt."""
        files = contextlib.ExitStack()
        ours, theirs = socket.socketpair()
        outputs = [files.enter_context(os.fdopen(_scratch_file(), "w+b")) for _ in range(2)]
        with self.lock, theirs:
            socket.send_fds(self.control, [b"."], [theirs.fileno(), *(file.fileno() for file in outputs)])
        request = {"argv": [program, *words], "cwd": str(cwd), "env": env, "first": first and str(first)}
        files.enter_context(ours).sendall(json.dumps(request).encode() + b"\n")
        answers = files.enter_context(ours.makefile(encoding="utf-8"))
        pid = answers.readline()
        assert pid, "the dbt server is gone; run a test with installed_dbt to see why dbt does not start"
        return Command([program, *words], int(pid), ours, answers, outputs, files)


def _scratch_file() -> int:
    """A file that has no name: it goes with its last reader."""
    descriptor, name = tempfile.mkstemp()
    os.unlink(name)
    return descriptor


def serve(control: socket.socket) -> None:
    """Fork for every request; returns in the process of a command, ready to be dbt."""
    scratch = Path(tempfile.mkdtemp(prefix="dbt_server"))
    prepare(scratch)
    while True:
        message, descriptors, *_ = socket.recv_fds(control, 1, 3)
        if not message:
            shutil.rmtree(scratch, ignore_errors=True)
            sys.exit()  # the tests have ended
        if not os.fork():
            control.close()
            return attend(*descriptors, scratch=scratch)
        for descriptor in descriptors:
            os.close(descriptor)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def prepare(scratch: Path) -> None:
    """Import dbt and parse the project: code that dbt generates and templates that it compiles are kept."""
    for module in (*IMPORTED, *sys.argv[2:]):
        importlib.import_module(module)
    import duckdb
    from dbt.adapters.duckdb.credentials import DuckDBCredentials
    from dbt.cli.main import dbtRunner

    forget(DuckDBCredentials, "path", "plugins")
    forget_variables()
    if DATABRICKS in sys.argv[2:]:
        prepare_databricks()
    folders = {"NHL_DATA_DIR": "data", "DBT_TARGET_PATH": "target", "DBT_LOG_PATH": "logs"}
    os.environ.update({name: str(scratch / folder) for name, folder in folders.items()})
    # Twice: dbt's static parser starts threads, so it has a process of its own; the second reads the result.
    # Where the project cannot be parsed, each command will say so itself.
    parsing = os.fork()
    if not parsing:
        dbtRunner().invoke(["--quiet", "parse"])
        sys.exit()
    os.waitpid(parsing, 0)
    compile_macros(dbtRunner().invoke(["--quiet", "--no-static-parser", "parse"]).result)
    gc.collect()
    gc.freeze()  # or each process would go through all of it at its end
    duckdb.execute("set threads = 1")  # ends the thread that DuckDB starts on import
    assert not other_threads(), f"threads of the dbt server would not survive a fork: {other_threads()}"


def forget(credentials: type, *names: str) -> None:
    """Take settings out of what dbt compares to see whether a parse still holds."""
    keys = credentials._connection_keys

    def others(self: Any, **given: Any) -> tuple[str, ...]:
        return tuple(key for key in keys(self, **given) if key not in names)

    credentials._connection_keys = others


def forget_variables() -> None:
    """The same for variables that no model reads while it is parsed."""
    from dbt.parser.manifest import ManifestLoader

    build = ManifestLoader.build_manifest_state_check

    def others(self: Any) -> Any:
        said = self.root_project.cli_vars
        parsed = {name: value for name, value in said.items() if not name.startswith(AT_RUN_TIME)}
        self.root_project.cli_vars = parsed
        try:
            return build(self)
        finally:
            self.root_project.cli_vars = said

    ManifestLoader.build_manifest_state_check = others


def prepare_databricks() -> None:
    from dbt.adapters.databricks.credentials import DatabricksCredentials
    from dbt.adapters.databricks.spog import probe

    forget(DatabricksCredentials, "host", "http_path")
    probe.probe_host = lambda host: probe.HostMetadata(host_type=None)
    address = {"DATABRICKS_HOST": "none", "DATABRICKS_HTTP_PATH": "none", "DATABRICKS_TOKEN": "none"}
    os.environ.update({"NHL_TARGET": "databricks", **address})


def compile_macros(manifest: Any) -> None:
    """Those of the project and its package: dbt keeps a compiled template by its text."""
    from dbt_common.clients.jinja import template_cache

    for macro in manifest.macros.values() if manifest else ():
        if "dbt" not in macro.package_name:
            template_cache.get_node_template(macro)


def other_threads() -> list[str]:
    """Threads beside the main one; jemalloc's start again after a fork by themselves."""
    tasks = [task for task in Path("/proc/self/task").glob("*") if int(task.name) != os.getpid()]
    names = [(task / "comm").read_text().strip() for task in tasks]
    return [name for name in names if "jemalloc" not in name]


def attend(channel: int, stdout: int, stderr: int, scratch: Path) -> None:
    """Start the command's process and tell its pid and its end; returns in the command's process."""
    with socket.socket(fileno=channel) as told, told.makefile(encoding="utf-8") as requests:
        request = json.loads(requests.readline())
        pid = os.fork()
        if pid:
            told.sendall(f"{pid}\n".encode())
            code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
            told.sendall(f"{code}\n".encode())
            os._exit(0)
    become(request, stdout, stderr, scratch)


def become(request: dict[str, Any], stdout: int, stderr: int, scratch: Path) -> None:
    for output, descriptor in ((stdout, 1), (stderr, 2)):
        os.dup2(output, descriptor)
        os.close(output)
    os.environ.clear()
    os.environ.update(request["env"])
    sys.modules["duckdb"].execute("reset threads")
    os.chdir(request["cwd"])
    sys.argv = request["argv"]
    sys.path[0] = str(Path(sys.argv[0]).parent)
    target = Path(os.environ.get("DBT_TARGET_PATH", "target"))
    if Path.cwd() == ROOT and not (target / PARSE).exists() and (scratch / "target" / PARSE).exists():
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(scratch / "target" / PARSE, target / PARSE)
    if request["first"]:
        sys.path.append(str(ROOT))  # such code may import what the tests have
        runpy.run_path(request["first"])


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
    from dbt.cli.main import cli

    sys.exit(cli())
