"""Commands as a user types them: a process of its own, its exit code, and what it printed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.support.fork_server import Command, Server
from tests.support.forked_dbt import DATABRICKS

ROOT = Path(__file__).resolve().parents[2]
TIMEOUT = 300  # seconds: a hang is a failure with a name, not a suite that never ends


@dataclass(frozen=True)
class Done:
    """How a command ended. `output` is what a terminal would have shown: stdout, then stderr."""

    command: str
    code: int
    stdout: str
    stderr: str

    @property
    def output(self) -> str:
        return self.stdout + self.stderr

    def ok(self) -> Done:
        """This, or a test that fails and shows what the command said."""
        assert self.code == 0, f"{self.command} ended with exit code {self.code}:\n{self.output}"
        assert "does not match any enabled nodes" not in self.output, f"{self.command}:\n{self.output}"
        return self

    def refused(self) -> str:
        """What was said when the command refused; a test fails when it did not, or ended in a traceback."""
        assert self.code != 0, f"{self.command} should have been refused:\n{self.output}"
        assert "Traceback (most recent call last)" not in self.output, self.output
        return self.output


def program(name: str) -> str:
    """The `dbt`, `dlt`, ... that is installed beside the Python that runs the tests."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    assert found, f"{name} is not installed; run the tests in the environment of `make install`"
    return found


def environment(data_dir: Path, **variables: str) -> dict[str, str]:
    """The caller's environment with a data folder, and dbt's scratch folders beside it, of the test's own."""
    theirs = {name: value for name, value in os.environ.items() if not name.startswith(("NHL_", "DBT_"))}
    return {
        **theirs,
        "NHL_DATA_DIR": str(data_dir),
        "DBT_TARGET_PATH": str(data_dir.with_name(data_dir.name + "_target")),
        "DBT_LOG_PATH": str(data_dir.with_name(data_dir.name + "_logs")),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        "RUNTIME__DLTHUB_TELEMETRY": "false",
        "NO_COLOR": "1",
        "COLUMNS": "120",
        "SOURCES__NHL__BACKUP_HOURS": "0",  # a load starts no dbt, unless a test asks for it
        **variables,
    }


def run(
    *command: str | Path, data_dir: Path, cwd: Path = ROOT, timeout: float = TIMEOUT, **variables: str
) -> Done:
    """Run any command on a data folder, at the root of the repository; variables go into the environment."""
    words = [str(word) for word in command]
    done = subprocess.run(
        [program(words[0]) if os.sep not in words[0] else words[0], *words[1:]],
        cwd=cwd,
        env=environment(data_dir, **variables),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=timeout,
    )
    return Done(" ".join(words), done.returncode, done.stdout, done.stderr)


def installed_dbt(*arguments: str, data_dir: Path, **variables: str) -> Done:
    """`dbt ...` with the project and profile of the repository: the program itself, from a cold start."""
    return run("dbt", "--no-use-colors", *arguments, data_dir=data_dir, **variables)


def dbt(*arguments: str, data_dir: Path, **variables: str) -> Done:
    """The same, ready in a fraction of the time: see forked_dbt.py for what differs."""
    command = start_dbt(*arguments, data_dir=data_dir, **variables)
    return Done(" ".join(["dbt", *command.words[1:]]), *command.wait(TIMEOUT))


def start_dbt(*arguments: str, data_dir: Path, first: Path | None = None, **variables: str) -> Command:
    """The same, under way: `.pid` to kill, `.wait(timeout)` for its end; `first` is Python to run before."""
    if "run-operation" in arguments:  # nobody reads the manifest that dbt writes after each verb
        variables = {"DBT_WRITE_JSON": "false", **variables}
    environ = environment(data_dir, **variables)
    server = dbt_server(environ.get("NHL_TARGET", "local"))
    return server.start(program("dbt"), "--no-use-colors", *arguments, cwd=ROOT, env=environ, first=first)


@cache
def dbt_server(target: str) -> Server:
    """The one that has the adapter of a target; started when it is needed first."""
    also_imported = [DATABRICKS] if target == "databricks" else []
    return Server(environment(Path("unused")), "forked_dbt", *also_imported)


def installed_dlt(*arguments: str, data_dir: Path, **variables: str) -> Done:
    """`dlt ...`: the program itself, from a cold start."""
    return run("dlt", *arguments, data_dir=data_dir, **variables)


def dlt(*arguments: str, data_dir: Path, **variables: str) -> Done:
    """The same, ready in a fraction of the time: `dlt("pipeline", "nhl", "info", data_dir=...)`."""
    command = start_dlt(*arguments, data_dir=data_dir, **variables)
    return Done(" ".join(["dlt", *arguments]), *command.wait(TIMEOUT))


def start_dlt(*arguments: str, data_dir: Path, **variables: str) -> Command:
    """The same, under way, as `start_dbt`."""
    return dlt_server().start(program("dlt"), *arguments, cwd=ROOT, env=environment(data_dir, **variables))


@cache
def dlt_server() -> Server:
    return Server(environment(Path("unused")), "forked_dlt")


def replay(*arguments: str, data_dir: Path, **variables: str) -> Done:
    """`dlt pipeline nhl run --replay ...`: bronze from what lies in the landing archive."""
    return dlt("pipeline", "nhl", "run", "--replay", *arguments, data_dir=data_dir, **variables)
