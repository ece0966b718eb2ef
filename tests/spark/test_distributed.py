"""The incident on several workers, one of which is killed: small here, at full size by hand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import distributed
from tests.support.run import ROOT, environment

WHOLE = (200, "hash")


@pytest.mark.thorough  # three JVMs of its own
def test_tables_are_whole_after_an_executor_was_killed_in_each_change(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.distributed", "--rows", "60000"],
        cwd=ROOT,
        env=environment(tmp_path / "data", SPARK_LOCAL_IP="127.0.0.1"),
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    proofs = [line for line in done.stdout.splitlines() if line.endswith(" | 1 | yes |")]
    assert [line.split("|")[1].strip() for line in proofs] == [
        "restore by merge",
        "load",
        "restore by replace",
    ]


@pytest.mark.parametrize(
    ("found", "kills", "whole"),
    [
        (WHOLE, [4711], True),
        ((200, "another"), [4711], False),
        ((199, "hash"), [4711], False),
        (WHOLE, [], False),
    ],
)
def test_it_is_whole_only_with_that_hash_and_after_a_kill(
    found: tuple[int, str], kills: list[int], whole: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    cluster = distributed.Cluster(spark=None, driver=0)
    monkeypatch.setattr(cluster, "facts", lambda table: found)
    monkeypatch.setattr(cluster, "_kill_one", lambda killed, ended: killed.extend(kills))
    cluster.prove("restore", lambda: None, WHOLE, "t")
    [proof] = cluster.proofs
    assert proof.whole is whole
