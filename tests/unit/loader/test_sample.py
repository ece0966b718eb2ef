"""`python -m ingestion.sample`: the recorded games go into the archive, once."""

from __future__ import annotations

import gzip
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ingestion.archive import ENDPOINTS, Archive
from ingestion.sample import SAMPLE, SampleError, import_sample
from tests.support import run

ROOT = Path(__file__).resolve().parents[3]
COMMAND = (sys.executable, "-m", "ingestion.sample")


def _tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(file.relative_to(folder)): (file.stat().st_mtime_ns, file.read_bytes())
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_the_command_imports_all_and_a_second_time_nothing(data_dir: Path) -> None:
    first = run.run(*COMMAND, data_dir=data_dir).ok()
    files = sorted((ROOT / "sample" / "nhl").glob("*/*.json.gz"))
    games = len(list((ROOT / "sample" / "nhl" / "play-by-play").iterdir()))
    landing = data_dir / "landing"
    assert first.stdout == (
        f"{len(files)} recorded responses, {len(files)} of them new; {landing} now holds {games} games.\n"
    )
    landed = _tree(landing)
    assert sorted(gzip.decompress(content) for _, content in landed.values()) == sorted(
        gzip.decompress(file.read_bytes()) for file in files
    )
    second = run.run(*COMMAND, data_dir=data_dir).ok()
    assert second.stdout.startswith(f"{len(files)} recorded responses, 0 of them new;")
    assert _tree(landing) == landed


def test_every_response_can_be_used(tmp_path: Path) -> None:
    archive = Archive(str(tmp_path))
    import_sample(archive)
    unused = [
        (endpoint, key)
        for endpoint in ENDPOINTS
        for key in archive.keys(endpoint)
        if archive.best(endpoint, key) is None
    ]
    assert unused == []
    assert [len(archive.keys(endpoint)) for endpoint in ENDPOINTS] == [
        len(list((SAMPLE / endpoint).iterdir())) for endpoint in ENDPOINTS
    ]


def test_times_come_from_the_data(tmp_path: Path) -> None:
    archive = Archive(str(tmp_path))
    import_sample(archive)
    at = {endpoint: archive.entries(endpoint)[0] for endpoint in ENDPOINTS}
    assert at["schedule"].fetched_at == datetime(2023, 11, 7, 12, tzinfo=UTC)
    assert archive.entries("play-by-play", 2024020001)[0].fetched_at == datetime(2024, 10, 5, 12, tzinfo=UTC)
    assert archive.entries("shiftcharts", 2024020001)[0].fetched_at == datetime(2024, 10, 5, 12, tzinfo=UTC)


def test_what_was_fetched_since_stays_the_newest(tmp_path: Path) -> None:
    archive = Archive(str(tmp_path))
    import_sample(archive)
    live = archive.put("boxscore", 2024020001, b"{}")
    assert import_sample(archive)[1] == 0
    assert archive.entries("boxscore", 2024020001)[-1] == live


def test_a_package_without_the_repository(tmp_path: Path, data_dir: Path) -> None:
    shutil.copytree(ROOT / "ingestion", tmp_path / "elsewhere" / "ingestion")
    refused = run.run(*COMMAND, data_dir=data_dir, cwd=tmp_path / "elsewhere").refused()
    assert f"{tmp_path / 'elsewhere' / 'sample' / 'nhl'} has no recorded games" in refused
    assert refused.count("\n") == 1
    assert not data_dir.exists()


def test_a_data_folder_that_cannot_be_written(data_dir: Path) -> None:
    data_dir.write_text("mine")
    refused = run.run(*COMMAND, data_dir=data_dir).refused()
    assert f"The archive {data_dir / 'landing'} cannot be " in refused
    assert refused.count("\n") == 1
    assert data_dir.read_text() == "mine"


def test_a_damaged_recording(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "sample")
    file = tmp_path / "sample" / "shiftcharts" / "2024020001.json.gz"
    file.write_bytes(file.read_bytes()[:100])
    with pytest.raises(SampleError, match=r"2024020001\.json\.gz cannot be read .* `git checkout`"):
        import_sample(Archive(str(tmp_path / "landing")), tmp_path / "sample")
    assert not (tmp_path / "landing").exists()
