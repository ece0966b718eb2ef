"""`dbt` and `dlt` without the seconds of their start: a process that has imported a program forks a process
for every command. That process has the command's own environment, folder, arguments and output, and ends as
the program does: through Python's own exit, or by the signal that kills it.

What is peculiar to a program, and differs from it, is in `forked_dbt.py` and `forked_dlt.py`. Of both: at its
end Python leaves out what the server made, and what Python reads at its start only (PYTHON...) is the
server's. Some tests run the programs themselves (`run.installed_dbt`, `run.installed_dlt`).
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
    """The client's side: one server a test process and program, started by the first command."""

    def __init__(self, environment: dict[str, str], program: str, *words: str) -> None:
        self.control, theirs = socket.socketpair()
        self.lock = threading.Lock()
        self.process = subprocess.Popen(
            [sys.executable, "-W", KILLED, "-W", FORKED, __file__, str(theirs.fileno()), program, *words],
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
        assert pid, f"the server of {program} is gone; run the installed one to see why it does not start"
        return Command([program, *words], int(pid), ours, answers, outputs, files)


def _scratch_file() -> int:
    """A file that has no name: it goes with its last reader."""
    descriptor, name = tempfile.mkstemp()
    os.unlink(name)
    return descriptor


def serve(control: socket.socket, program: Any, words: list[str]) -> None:
    """Fork for every request; returns in the process of a command, ready to be the program."""
    scratch = Path(tempfile.mkdtemp(prefix="fork_server"))
    prepare(program, scratch, words)
    while True:
        message, descriptors, *_ = socket.recv_fds(control, 1, 3)
        if not message:
            shutil.rmtree(scratch, ignore_errors=True)
            sys.exit()  # the tests have ended
        if not os.fork():
            control.close()
            return attend(*descriptors, program=program, scratch=scratch)
        for descriptor in descriptors:
            os.close(descriptor)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def prepare(program: Any, scratch: Path, words: list[str]) -> None:
    """Let the program import what it needs, and see to it that a fork has all of that."""
    import duckdb
    import trusted_extension  # beside this file, which is a program here

    trusted_extension.trust_extensions()
    program.prepare(scratch, words)
    gc.collect()
    gc.freeze()  # or each process would go through all of it at its end
    duckdb.execute("set threads = 1")  # ends the thread that DuckDB starts on import
    assert not other_threads(), f"threads of the server would not survive a fork: {other_threads()}"


def other_threads() -> list[str]:
    """Threads beside the main one; jemalloc's start again after a fork by themselves."""
    tasks = [task for task in Path("/proc/self/task").glob("*") if int(task.name) != os.getpid()]
    names = [(task / "comm").read_text().strip() for task in tasks]
    return [name for name in names if "jemalloc" not in name]


def attend(channel: int, stdout: int, stderr: int, *, program: Any, scratch: Path) -> None:
    """Start the command's process and tell its pid and its end; returns in the command's process."""
    with socket.socket(fileno=channel) as told, told.makefile(encoding="utf-8") as requests:
        request = json.loads(requests.readline())
        pid = os.fork()
        if pid:
            told.sendall(f"{pid}\n".encode())
            code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
            told.sendall(f"{code}\n".encode())
            os._exit(0)
    become(request, stdout, stderr)
    program.begin(scratch)
    if request["first"]:
        sys.path.append(str(ROOT))  # such code may import what the tests have
        runpy.run_path(request["first"])


def become(request: dict[str, Any], stdout: int, stderr: int) -> None:
    for output, descriptor in ((stdout, 1), (stderr, 2)):
        os.dup2(output, descriptor)
        os.close(output)
    os.environ.clear()
    os.environ.update(request["env"])
    sys.modules["duckdb"].execute("reset threads")
    os.chdir(request["cwd"])
    sys.argv = request["argv"]
    sys.path[0] = str(Path(sys.argv[0]).parent)


if __name__ == "__main__":
    program = importlib.import_module(sys.argv[2])
    serve(socket.socket(fileno=int(sys.argv[1])), program, sys.argv[3:])
    sys.exit(program.main())
