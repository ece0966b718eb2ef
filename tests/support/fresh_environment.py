"""A virtual environment without any code of this repository, except the wheels that are installed into it.

The dependencies are those of the tests' environment. They are found by PYTHONPATH, where Python reads no .pth
file: an editable installation of the repository does not count.
"""

from __future__ import annotations

import os
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

from tests.support.run import Done, run

PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")


def build_wheels(*sources: Path, into: Path) -> None:
    """Build a wheel of each folder with the installed setuptools."""
    how = ("--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", into)
    run(*PIP, "wheel", *how, *sources, data_dir=into / "data").ok()


@dataclass(frozen=True)
class FreshEnvironment:
    """A virtual environment in `folder`."""

    folder: Path

    @classmethod
    def create(cls, folder: Path, *wheels: Path) -> FreshEnvironment:
        """Create it and install the wheels."""
        venv.create(folder, with_pip=False, symlinks=True)
        environment = cls(folder)
        if wheels:
            how = ("--python", environment.program("python"), "install", "--quiet", "--no-deps")
            # What lies on a PYTHONPATH of the caller would count as installed.
            run(*PIP, *how, *wheels, data_dir=folder / "data", PYTHONPATH="").ok()
        return environment

    @property
    def variables(self) -> dict[str, str]:
        """What a program of the environment needs."""
        path = f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        return {"PYTHONPATH": sysconfig.get_path("purelib"), "PATH": path}

    def program(self, name: str) -> Path:
        """Return the path of a program that is installed here."""
        return self.folder / "bin" / name

    def run(self, *command: str, cwd: Path, **variables: str) -> Done:
        """Run a program of the environment in a folder that is not the repository."""
        name, *arguments = command
        words = (self.program(name), *arguments)
        return run(*words, data_dir=self.folder / "data", cwd=cwd, **{**self.variables, **variables})

    def finds(self, module: str) -> bool:
        """Can the module be imported here?"""
        code = f"import importlib.util, sys; sys.exit(importlib.util.find_spec({module!r}) is None)"
        return self.run("python", "-c", code, cwd=self.folder).code == 0
