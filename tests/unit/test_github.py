""".github/: workflows call the checks of the repository, and forms are complete."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from packaging.specifiers import SpecifierSet

from tests.support.run import ROOT
from tests.test_house import make_targets, pyproject
from tests.unit.support.test_parts import parts

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(file for file in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if file.name != "config.yml")


def load(file: Path) -> dict:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def steps(file: Path) -> list[dict]:
    return [step for job in load(file)["jobs"].values() for step in job["steps"]]


def test_the_required_check_is_the_one_of_the_repository():
    commands = [step.get("run") for step in load(GITHUB / "workflows" / "checks.yml")["jobs"]["run"]["steps"]]
    assert ".ci/run" in commands
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_check_runs_on_versions_of_python_that_are_supported():
    versions = load(GITHUB / "workflows" / "checks.yml")["jobs"]["run"]["strategy"]["matrix"]["python"]
    supported = SpecifierSet(pyproject()["project"]["requires-python"])
    assert versions
    assert all(supported.contains(version) for version in versions)


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_may_only_read_and_names_versions_of_actions(file):
    assert load(file)["permissions"] == {"contents": "read"}
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step["uses"]) for step in steps(file) if "uses" in step)
    targets = re.findall(r"\bmake (\w+)", file.read_text(encoding="utf-8"))
    assert set(targets) <= make_targets()


def test_the_thorough_workflow_has_a_job_for_each_part(tmp_path):
    workflow = steps(GITHUB / "workflows" / "thorough.yml")
    (command,) = [step["run"] for step in workflow if step.get("id") == "list"]
    output = tmp_path / "output"
    environment = {**os.environ, "GITHUB_OUTPUT": str(output)}
    subprocess.run(["bash", "-c", command], cwd=ROOT, env=environment, check=True)
    name, _, listed = output.read_text(encoding="utf-8").partition("=")
    assert name == "names"
    assert json.loads(listed) == list(parts())


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_form_asks_for_something_and_explains_itself(file):
    form = load(file)
    assert form["name"]
    assert form["description"]
    questions = [item for item in form["body"] if item["type"] != "markdown"]
    assert {item["type"] for item in questions} <= {"input", "textarea", "dropdown", "checkboxes"}
    assert all(item["attributes"]["label"] for item in questions)
    names = [item["id"] for item in questions]
    assert len(names) == len(set(names))
    assert any(item.get("validations", {}).get("required") for item in questions)
