"""What the scripts flips, kills and pairs share: trials by seed, counts, and an exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.trials import Trial, Verdict, read_options, run_trials, trial

SOUND, LOST = Verdict("sound", True), Verdict("rows lost", False)


def a_row_is_lost_at(value: float):
    """A kind whose trials lose a row when the first random number is below the value."""

    def attempt(one: Trial) -> Verdict:
        one.folder.mkdir()
        drawn = one.random.random()
        return LOST.because(f"{drawn:.3f}") if drawn < value else SOUND

    return attempt


def test_the_counts_and_the_exit_code_are_those_of_the_verdicts(tmp_path: Path, capsys) -> None:
    kinds = {"one": a_row_is_lost_at(0), "the other": a_row_is_lost_at(0.5)}
    options = read_options("", ["--trials", "20"], 1, kinds)
    assert run_trials(read_options("", ["--trials", "20"], 1, ["one"]), tmp_path, kinds) == 0
    assert capsys.readouterr().out == "one, 20 trials: 20 sound\nall, 20 trials: 20 sound\n"
    assert run_trials(options, tmp_path, kinds) == 1
    *told, one, other, total = capsys.readouterr().out.splitlines()
    assert 0 < len(told) < 20
    assert all(line.startswith("the other, seed ") and "rows lost: 0." in line for line in told)
    assert one == "one, 20 trials: 20 sound"
    assert f"{len(told)} rows lost" in other
    assert total.startswith("all, 40 trials: ")
    assert list(tmp_path.iterdir()) == []


def test_a_seed_repeats_its_trial(tmp_path: Path, capsys) -> None:
    kinds = {"one": a_row_is_lost_at(0.5), "the other": a_row_is_lost_at(0.5)}
    run_trials(read_options("", ["--trials", "20"], 1, kinds), tmp_path, kinds)
    [line, *_] = [line for line in capsys.readouterr().out.splitlines() if line.startswith("the other, seed")]
    seed = line.split("seed ")[1].split(":")[0]
    again = ["--first", seed, "--trials", "1", "--only", "the other", "--keep", str(tmp_path / "kept")]
    options = read_options("", again, 1, kinds)
    options.keep.mkdir()
    assert run_trials(options, options.keep, kinds) == 1
    assert capsys.readouterr().out.splitlines()[0] == line
    assert [folder.name for folder in options.keep.iterdir()] == [f"the_other_{seed}"]
    assert trial("the other", int(seed), tmp_path).random.random() < 0.5


def test_no_trial_starts_after_its_time(tmp_path: Path, capsys) -> None:
    options = read_options("", ["--trials", "3", "--minutes", "1e-9"], 1, {"one": None})
    assert run_trials(options, tmp_path, {"one": a_row_is_lost_at(1)}) == 0
    assert "The time is over before seed 0 of one." in capsys.readouterr().out


def test_an_unknown_kind_is_refused(capsys) -> None:
    with pytest.raises(SystemExit):
        read_options("", ["--only", "two"], 1, ["one"])
    assert "two: no such kind" in capsys.readouterr().err
    assert read_options("", ["--only", "load + *"], 1, ["load + build", "build"]).kinds == ["load + build"]


def test_a_trial_that_fails_itself_ends_no_other(tmp_path: Path, capsys) -> None:
    def fails(one: Trial) -> Verdict:
        raise AssertionError("no such lake")

    options = read_options("", ["--trials", "1"], 1, ["broken", "one"])
    assert run_trials(options, tmp_path, {"broken": fails, "one": a_row_is_lost_at(0)}) == 1
    said = capsys.readouterr().out
    assert "broken, seed 0: the trial itself failed: AssertionError: no such lake" in said
    assert "one, 1 trials: 1 sound" in said
