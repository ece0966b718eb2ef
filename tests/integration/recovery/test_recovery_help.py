"""What is said of the verbs is what they are: the yml and the macros agree."""

import json
import re
from pathlib import Path

import jinja2
import pytest
import yaml
from dbt.parser.schemas import is_valid_type
from dbt_common.clients import jinja as dbt_jinja

from tests.integration.recovery.local_lake import Lake, one_line
from tests.support import run

VERBS = sorted((run.ROOT / "macros" / "operations").glob("*.sql"))
DOCUMENTED = {
    macro["name"]: macro
    for file in (run.ROOT / "macros" / "operations").glob("*.yml")
    for macro in yaml.safe_load(file.read_text())["macros"]
}


def signature(file: Path) -> dict[str, object]:
    """The arguments of the verb in a file with their defaults, as Jinja parses them."""
    tree = dbt_jinja.get_environment(None).parse(file.read_text())
    [macro] = [m for m in tree.find_all(jinja2.nodes.Macro) if m.name == f"dbt_macro__{file.stem}"]
    names = [argument.name for argument in macro.args]
    return dict(zip(names, [default.as_const() for default in macro.defaults], strict=True))


@pytest.mark.parametrize("file", VERBS, ids=lambda file: file.stem)
def test_a_verb_is_documented_as_it_is(file: Path) -> None:
    taken, documented = signature(file), DOCUMENTED[file.stem]
    arguments = documented.get("arguments") or []
    assert [argument["name"] for argument in arguments] == list(taken)
    for argument in arguments:
        assert is_valid_type(argument["type"]), argument
        assert len(argument["description"]) > 4, argument
        default = taken[argument["name"]]
        if isinstance(default, bool):
            assert argument["type"] == "bool", argument
    examples = documented["config"]["meta"]["examples"]
    for example in examples:
        command = re.fullmatch(
            r"dbt (?:-q )?run-operation (\w+)(?: --args '(.*?)')?(?: \| sed -n 1p)?", example
        )
        assert command, example
        assert command[1] == file.stem
        assert set(yaml.safe_load(command[2] or "{}")) <= set(taken), example
    assert file.read_text().startswith("{#- "), "the file does not begin with what the verb does"


def test_nothing_is_documented_that_is_no_verb() -> None:
    assert set(DOCUMENTED) == {file.stem for file in VERBS}


def test_help_lists_every_verb_and_prints_the_usage_of_one(untouched: Lake) -> None:
    told = json.loads(untouched.verb("recovery_help", output="json").ok().stdout)
    assert [verb["verb"] for verb in told] == [file.stem for file in VERBS]
    assert all(verb["does"] and verb["examples"] for verb in told)
    lines = untouched.verb("recovery_help").ok().stdout.splitlines()
    named = [line.split()[0] for line in lines[1:-1] if re.match(r"  \w", line)]
    assert named == [file.stem for file in VERBS]
    assert max(map(len, lines)) <= 80
    usage = one_line(untouched.verb("recovery_help", verb="prune_backups").ok().stdout)
    for argument in DOCUMENTED["prune_backups"]["arguments"]:
        assert argument["name"] in usage
        assert one_line(argument["description"]) in usage
    assert DOCUMENTED["prune_backups"]["config"]["meta"]["examples"][1] in usage
    assert "did you mean 'restore_table'?" in untouched.refused("recovery_help", verb="restore_tabel")


@pytest.mark.thorough
@pytest.mark.databricks
def test_help_is_the_same_on_databricks_and_needs_no_warehouse(untouched: Lake, data_dir: Path) -> None:
    """It is asked for on the bad day, when nobody may answer at the warehouse's address."""
    nowhere = {"NHL_TARGET": "databricks", "DATABRICKS_HOST": "127.0.0.1:9", "DATABRICKS_TOKEN": "none"}
    nowhere |= {"DATABRICKS_HTTP_PATH": "/sql/1.0/warehouses/none"}
    command = ("-q", "run-operation", "recovery_help", "--args", json.dumps({"output": "json"}))
    there = run.dbt(*command, data_dir=data_dir, **nowhere).ok().stdout
    assert json.loads(there) == json.loads(untouched.verb("recovery_help", output="json").ok().stdout) != []
