"""Delta's jars: only what `jars.txt` pins is used, from the cache where it is there."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ingestion.spark import jars
from ingestion.spark.jars import Jar, SparkError

JAR = Jar(hashlib.sha256(b"classes").hexdigest(), "io.delta", "delta-spark", "9.9.9")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache in which one jar is pinned, and no network."""

    def download(jar: Jar, folder: Path) -> None:
        raise AssertionError(f"{jar.name} was fetched")

    monkeypatch.setattr(jars, "pinned", lambda: [JAR])
    monkeypatch.setattr(jars, "_download", download)
    (tmp_path / "jars").mkdir()
    return tmp_path


def test_a_jar_of_the_cache_is_not_fetched_again(cache: Path) -> None:
    (cache / "jars" / JAR.name).write_bytes(b"classes")
    assert jars.fetch(cache) == [cache / "jars" / JAR.name]


def test_another_jar_of_that_name_is_refused(cache: Path) -> None:
    (cache / "jars" / JAR.name).write_bytes(b"others")
    with pytest.raises(SparkError, match=r"is not the pinned jar.* delete the file"):
        jars.fetch(cache)


def test_a_fetched_jar_is_checked_before_it_is_kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def download(jar: Jar, folder: Path) -> None:
        (folder / jar.name).write_bytes(b"cut off")

    monkeypatch.setattr(jars, "_download", download)
    with pytest.raises(SparkError, match="is not the pinned jar"):
        jars.fetch(cache)
    assert list((cache / "jars").iterdir()) == []


def test_every_jar_is_pinned_with_its_checksum() -> None:
    assert {len(jar.checksum) for jar in jars.pinned()} == {64}
    assert {jar.group for jar in jars.pinned()} == {"io.delta"}


def test_an_old_java_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "bin" / "java"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n")
    program.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(SparkError, match=r"needs Java 17, and .*java is version 11; set JAVA_HOME"):
        jars.java()


def test_the_profile_fetches_the_version_that_is_pinned() -> None:
    [delta] = [jar for jar in jars.pinned() if jar.artifact.startswith("delta-spark")]
    profile = (jars.LIST.parents[2] / "profiles.yml").read_text(encoding="utf-8")
    assert f"'{delta.group}:{delta.artifact}:{delta.version}'" in profile
