"""The programs of the package that take no options: none does its work when it is asked for help."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from ingestion import demo, health_page, sample

PROGRAMS = (demo, health_page, sample)


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.__name__)
@pytest.mark.parametrize(("argument", "code"), [("--help", 0), ("--output", 2), ("data", 2)])
def test_help_is_printed_and_any_other_argument_is_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    program: ModuleType,
    argument: str,
    code: int,
) -> None:
    monkeypatch.setenv("NHL_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr("subprocess.run", lambda *_, **__: pytest.fail("it has begun its work"))
    with pytest.raises(SystemExit) as ended:
        program.main([argument])
    out, err = capsys.readouterr()
    assert ended.value.code == code
    assert f"python -m {program.__name__}" in (err if code else out)
    assert not (tmp_path / "data").exists()
