"""Fetch Delta's jars from Maven Central into a cache: `python -m ingestion.spark.jars`.

Ivy fetches them, which comes with pyspark. `jars.txt` pins each jar and its checksum.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

LIST = Path(__file__).with_name("jars.txt")
JAVA = 17  # Spark 4 needs this version of Java, or a later one


class SparkError(Exception):
    """Spark cannot run here: one sentence with the reason and the next step."""


@dataclass(frozen=True)
class Jar:
    """A pinned jar.

    Attributes:
        checksum: SHA-256 as 64 hexadecimal digits.
    """

    checksum: str
    group: str
    artifact: str
    version: str

    @property
    def name(self) -> str:
        return f"{self.artifact}-{self.version}.jar"


def pinned() -> list[Jar]:
    """Return the jars of `jars.txt`."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return [Jar(*line.split()) for line in lines if line and not line.startswith("#")]


def cache_dir() -> Path:
    """Return the folder of the cache: `NHL_SPARK_CACHE`, or a folder of the user's cache."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(os.environ.get("NHL_SPARK_CACHE") or Path(home) / "nhl-lakehouse")


def fetch(cache: Path | None = None) -> list[Path]:
    """Return the paths of the jars, and fetch those that the cache lacks.

    Args:
        cache: a folder; that of `cache_dir` by default.

    Raises:
        SparkError: a jar cannot be had, or is not the pinned one.
    """
    folder = (cache or cache_dir()) / "jars"
    return [_fetch(jar, folder) for jar in pinned()]


def _fetch(jar: Jar, folder: Path) -> Path:
    path = folder / jar.name
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            _download(jar, Path(scratch))
            _check(jar, Path(scratch) / jar.name)
            (Path(scratch) / jar.name).replace(path)
    _check(jar, path)
    return path


def _download(jar: Jar, folder: Path) -> None:
    """Run Ivy, whose default settings know Maven Central."""
    ivy = str(part_of_pyspark("jars/ivy-*.jar"))
    command = [
        *(java(), "-cp", ivy, "org.apache.ivy.Main", "-cache", str(folder / "ivy")),
        *("-notransitive", "-types", "jar", "-confs", "default"),
        *("-dependency", jar.group, jar.artifact, jar.version),
        *("-retrieve", str(folder / "[artifact]-[revision].[ext]")),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not (folder / jar.name).exists():
        reason = next(
            (line.strip() for line in done.stdout.splitlines() if "UNRESOLVED" in line), "no answer"
        )
        raise SparkError(
            f"{jar.name} cannot be fetched from Maven Central ({reason}); check the network, or put the file "
            f"into {folder.parent}."
        )


def _check(jar: Jar, path: Path) -> None:
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != jar.checksum:
        raise SparkError(
            f"{path} is not the pinned jar: its SHA-256 is {found}, pinned is {jar.checksum}; delete the "
            "file, then run `python -m ingestion.spark.jars`."
        )


def java() -> str:
    """Return the program `java`.

    Raises:
        SparkError: there is none, or it is too old for Spark.
    """
    home = os.environ.get("JAVA_HOME")
    program = shutil.which("java", path=f"{home}/bin" if home else None)
    if program is None:
        raise SparkError(f"Spark needs Java {JAVA}, and no java is on PATH; install a JDK {JAVA}.")
    said = subprocess.run([program, "-version"], capture_output=True, text=True, check=False).stderr
    words = said.split('"')
    major = words[1].split(".")[0] if len(words) > 1 else ""
    if not major.isdecimal() or int(major) < JAVA:
        raise SparkError(
            f"Spark needs Java {JAVA}, and {program} is version {major or 'unknown'}; set JAVA_HOME."
        )
    return program


def part_of_pyspark(pattern: str) -> Path:
    """Return the first file that matches a pattern in the folder of pyspark.

    Raises:
        SparkError: pyspark is not installed, or is pyspark-client, which has no JVM.
    """
    spec = importlib.util.find_spec("pyspark")
    folders = [Path(spec.origin).parent] if spec and spec.origin else []
    for found in (path for folder in folders for path in sorted(folder.glob(pattern))):
        return found
    raise SparkError(
        "pyspark with its JVM is not installed; install it with "
        "`pip install -c constraints.txt -e ./duckdb_plugin -e '.[spark]'`."
    )


def main() -> int:
    """Print the jars for `spark.jars`, separated by commas."""
    try:
        print(",".join(map(str, fetch())))
    except SparkError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
