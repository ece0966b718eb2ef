"""The parts of `make thorough`: each test file belongs to one, and .ci/thorough runs and reports them all."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from pathlib import Path

from tests.support.run import ROOT, Done, run

TEST_FILES = sorted(str(file.relative_to(ROOT)) for file in (ROOT / "tests").rglob("test_*.py"))


def parts() -> dict[str, list[str]]:
    """Return the files and folders of each part of .ci/parts."""
    found = defaultdict(list)
    for line in (ROOT / ".ci" / "parts").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, *paths = line.split()
            found[name] += paths
    return dict(found)


def thorough(tmp_path: Path, *arguments: str, python: str = "exit 0") -> Done:
    """Run .ci/thorough with tools that print their arguments; `python` is what its pytest does then."""
    for name in ("ruff", "mypy", "sqlfmt", "sqlfluff", "mkdocs", "python"):
        fake = tmp_path / name
        ending = python if name == "python" else "exit 0"
        fake.write_text(f'#!/bin/sh\necho {name} "$@"\n{ending}\n', encoding="utf-8")
        fake.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    return run(ROOT / ".ci" / "thorough", *arguments, data_dir=tmp_path / "data", PATH=path)


def reported(done: Done) -> dict[str, str]:
    lines = re.findall(r"^(\S+) +(passed|failed|no tests) +\d+ s$", done.stdout, re.MULTILINE)
    return dict(lines)


def test_each_test_file_belongs_to_exactly_one_part():
    belongs = {
        file: [name for name, paths in parts().items() for path in paths if is_below(file, path)]
        for file in TEST_FILES
    }
    assert {file: names for file, names in belongs.items() if len(names) != 1} == {}, "correct .ci/parts"


def is_below(file: str, path: str) -> bool:
    return file == path or file.startswith(f"{path}/")


def test_every_path_of_a_part_exists():
    paths = [path for each in parts().values() for path in each]
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_all_parts_run_and_a_failed_one_is_reported(tmp_path):
    fails = 'case "$*" in *tests/integration/guard*) exit 1 ;; esac'
    done = thorough(tmp_path, "", "-k", "shifts", python=fails)
    assert done.code == 1
    expected = {"lint": "passed", **dict.fromkeys(parts(), "passed"), "guard": "failed"}
    assert reported(done) == expected
    assert list(reported(done)) == ["lint", *parts()]
    calls = [line.split() for line in done.stdout.splitlines() if line.startswith("python ")]
    assert [[word for word in call if word.startswith("tests")] for call in calls] == list(parts().values())
    assert all(call[-2:] == ["-k", "shifts"] for call in calls)


def test_one_part_runs_alone_with_its_repeats(tmp_path):
    done = thorough(tmp_path, "guard", "-x").ok()
    assert reported(done) == {"guard": "passed"}
    (call,) = [line for line in done.stdout.splitlines() if line.startswith("python ")]
    assert call.endswith(" ".join([*parts()["guard"], "-x"]))
    assert "not thorough" not in call


def test_a_part_without_tests_fails_only_alone(tmp_path):
    assert thorough(tmp_path, "guard", python="exit 5").code == 5
    done = thorough(tmp_path, python='case "$*" in *tests/warehouse*) exit 5 ;; esac').ok()
    assert reported(done)["warehouse"] == "no tests"


def test_a_part_that_does_not_exist_is_refused(tmp_path):
    done = thorough(tmp_path, "gaurd")
    assert done.code == 2
    assert done.stdout == ""
    assert done.stderr == f"PART: 'gaurd' is not a part. Choose one of: {' '.join(parts())}.\n"


def test_the_documents_name_parts_that_exist():
    documents = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    named = {
        part for file in documents for part in re.findall(r"\bPART=(\w+)", file.read_text(encoding="utf-8"))
    }
    assert named
    assert named - parts().keys() == set()
