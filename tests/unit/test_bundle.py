"""The bundle by its own rules: what it names exists, what it holds is kept, what runs is a command of ours.

The CLI's JSON schema may not be copied into this repository. Instead jobs are read by the classes of the
Databricks SDK, which know every field and allowed value; schemas and volumes are made by its methods, whose
arguments are their fields; `databricks bundle validate` looks at the rest.
"""

from __future__ import annotations

import argparse
import inspect
import os
import re
import shlex
import tomllib
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from databricks.sdk.service.catalog import Privilege, SchemasAPI, VolumesAPI, VolumeType
from databricks.sdk.service.iam import PermissionLevel
from databricks.sdk.service.jobs import JobSettings
from packaging.requirements import Requirement

from ingestion import job
from ingestion.command import configure_run
from ingestion.settings import Settings
from tests.support.bundle import BUNDLE, filled
from tests.support.run import ROOT

FILES = [path for pattern in BUNDLE["include"] for path in sorted(ROOT.glob(pattern))]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
PLUGIN = tomllib.loads((ROOT / "duckdb_plugin" / "pyproject.toml").read_text())


def merged() -> dict[str, dict]:
    """The resources of all files, by kind."""
    found: dict[str, dict] = {}
    for path in FILES:
        for kind, resources in yaml.safe_load(path.read_text())["resources"].items():
            assert not found.get(kind, {}).keys() & resources.keys()
            found.setdefault(kind, {}).update(resources)
    return found


RESOURCES = merged()
JOBS = RESOURCES["jobs"]
TASKS = [
    pytest.param(name, task, id=f"{name}-{task['task_key']}")
    for name, j in JOBS.items()
    for task in j["tasks"]
]
HELD = [
    pytest.param(kind, name, id=f"{kind}-{name}")
    for kind in ("schemas", "volumes")
    for name in RESOURCES[kind]
]


# What the reference of Unity Catalog's privileges lists for a schema, inherited ones included.
ON_SCHEMAS = {
    *(
        "ALL_PRIVILEGES",
        "APPLY_TAG",
        "BROWSE",
        "EXECUTE",
        "EXTERNAL_USE_SCHEMA",
        "MANAGE",
        "MODIFY",
        "REFRESH",
    ),
    *(
        "SELECT",
        "USE_SCHEMA",
        "READ_VOLUME",
        "WRITE_VOLUME",
        "CREATE_FUNCTION",
        "CREATE_MODEL",
        "CREATE_TABLE",
    ),
    *("CREATE_MATERIALIZED_VIEW", "CREATE_VOLUME"),
}
TARGET_FIELDS = {
    *("artifacts", "bundle", "cluster_id", "default", "git", "mode", "permissions", "presets", "resources"),
    *("run_as", "sync", "variables", "workspace"),
}
MADE_BY = {"schemas": SchemasAPI.create, "volumes": VolumesAPI.create}


def command(task: dict) -> list[str]:
    return shlex.split(task["python_wheel_task"]["named_parameters"]["command"])


def test_there_is_what_operations_need() -> None:
    commands = {
        (name, task["task_key"]): " ".join(command(task)) for name, j in JOBS.items() for task in j["tasks"]
    }
    assert commands["nhl_daily", "load"] == "dlt pipeline nhl run"
    assert commands["nhl_daily", "build"] == "dbt build --selector daily"
    assert commands["nhl_daily", "backup"].startswith("dbt run-operation backup_all")
    assert commands["nhl_daily", "verify"] == commands["nhl_doctor", "doctor"] == "dbt run-operation doctor"
    assert commands["nhl_drill", "drill"] == "dbt run-operation drill"
    assert commands["nhl_daily", "page"] == commands["nhl_doctor", "page"] == "dbt run-operation health"


def test_a_load_whose_token_ran_out_is_tried_again() -> None:
    """Each attempt asks for a token of its own, and the second finds what the first has fetched."""
    load, *others = JOBS["nhl_daily"]["tasks"]
    assert load["max_retries"] == 1
    assert not [task for task in others if task.get("max_retries")]


@pytest.mark.parametrize("name", JOBS)
def test_every_field_is_one_that_the_service_knows(name: str) -> None:
    """What the SDK does not know, it drops: then the way there and back is not the same."""
    settings = with_values(JOBS[name])
    assert JobSettings.from_dict(settings).as_dict() == settings


def test_that_check_sees_a_wrong_field_and_a_wrong_value() -> None:
    for path, value in ((("schedul",), {}), (("health", "rules", 0, "op"), "MORE_THAN")):
        settings = with_values(JOBS["nhl_daily"])
        place = settings
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value
        assert JobSettings.from_dict(settings).as_dict() != settings


@pytest.mark.parametrize(("kind", "name"), HELD)
def test_every_field_of_what_holds_data_is_known(kind: str, name: str) -> None:
    assert misfits(kind, RESOURCES[kind][name]) == []


def test_that_check_sees_a_wrong_field_privilege_and_principal() -> None:
    good = RESOURCES["schemas"]["lakehouse"]
    [grant] = good["grants"]
    for bad in (
        {**good, "catalogue_name": "x"},
        {key: value for key, value in good.items() if key != "name"},
        {**good, "grants": [{**grant, "privileges": ["SELECT", "USE_CATALOG"]}]},
        {**good, "grants": [{**grant, "privilege": ["SELECT"]}]},
        {**good, "grants": [{"privileges": ["SELECT"]}]},
    ):
        assert len(misfits("schemas", bad)) == 1, bad


def misfits(kind: str, resource: dict) -> list[str]:
    """What the service would not know or would miss: fields of the resource, and of its grants."""
    assert {Privilege(each).value for each in ON_SCHEMAS} == ON_SCHEMAS
    arguments = inspect.signature(MADE_BY[kind]).parameters
    required = {n for n, a in arguments.items() if a.default is a.empty and n != "self"}
    own = resource.keys() - {"grants", "lifecycle"}
    found = [*(own - arguments.keys()), *(required - own)]
    for grant in resource.get("grants", []):
        found += grant.keys() ^ {"principal", "privileges"}
        found += set(grant.get("privileges", ())) - ON_SCHEMAS
    return found


def with_values(node: object) -> object:
    """Lists that come from variables, as lists: a copy."""
    if isinstance(node, dict):
        return {key: with_values(value) for key, value in node.items()}
    if isinstance(node, list):
        return [with_values(each) for each in node]
    return {"${var.alert_emails}": ["somebody@example.com"], "${var.alert_webhooks}": [{"id": "1"}]}.get(
        node, node
    )


@pytest.mark.parametrize(("name", "task"), TASKS)
def test_a_task_names_what_exists(name: str, task: dict) -> None:
    keys = [each["task_key"] for each in JOBS[name]["tasks"]]
    assert len(keys) == len(set(keys))
    before = keys[: keys.index(task["task_key"])]
    assert [each["task_key"] for each in task.get("depends_on", [])] == before[-1:]
    assert "run_if" not in task  # a task that runs after a failure would let the job end well
    assert task["environment_key"] in [each["environment_key"] for each in JOBS[name]["environments"]]
    wheel = task["python_wheel_task"]
    assert wheel["package_name"].replace("_", "-") == PYPROJECT["project"]["name"]
    assert PYPROJECT["project"]["scripts"][wheel["entry_point"]] == "ingestion.job:main"
    without_default = {key: key for key, each in BUNDLE["variables"].items() if "default" not in each}
    given = {**without_default, "workspace.file_path": "/files"}
    parameters = {key: filled(value, given) for key, value in wheel["named_parameters"].items()}
    read = job.read([f"--{key}={value}" for key, value in parameters.items()])
    assert read.variables == {key: value for key, value in parameters.items() if key.isupper()}


@pytest.mark.parametrize(("name", "task"), TASKS)
def test_a_command_exists_with_its_arguments(name: str, task: dict) -> None:
    words = command(task)
    if words[0] == "dlt":
        assert words[:4] == ["dlt", "pipeline", "nhl", "run"]
        parser = argparse.ArgumentParser()
        configure_run(parser)
        parser.parse_args(words[4:])
    elif words[1] == "run-operation":
        verb = (ROOT / "macros" / "operations" / f"{words[2]}.sql").read_text()
        arguments = re.search(rf"macro {words[2]}\((.*?)\)\s*%}}", verb, re.DOTALL)[1]
        known = {each.split("=")[0].strip() for each in arguments.split(",")}
        said = yaml.safe_load(words[4]) if words[3:4] == ["--args"] else {}
        assert len(words) in (3, 5)
        assert said.keys() <= known
    else:
        selectors = yaml.safe_load((ROOT / "selectors.yml").read_text())["selectors"]
        assert words[:3] == ["dbt", "build", "--selector"]
        assert words[3:] == [each["name"] for each in selectors if each["name"] == "daily"]


def test_every_settings_name_is_one_that_something_reads() -> None:
    read = (ROOT / "profiles.yml").read_text() + "".join(
        path.read_text() for path in ROOT.glob("ingestion/**/*.py")
    )
    for parameter in JOBS["nhl_daily"]["tasks"][0]["python_wheel_task"]["named_parameters"]:
        if parameter.startswith("SOURCES__NHL__"):
            assert parameter.removeprefix("SOURCES__NHL__").lower() in Settings.__dataclass_fields__
        elif parameter.isupper() and not parameter.startswith("DESTINATION__"):  # those are dlt's
            assert parameter in read, parameter
    from dlt.destinations.impl.databricks.configuration import DatabricksClientConfiguration

    assert "staging_volume_name" in DatabricksClientConfiguration.get_resolvable_fields()


@pytest.mark.parametrize("name", JOBS)
def test_a_schedule_is_valid_and_a_failure_is_told(name: str) -> None:
    settings = JOBS[name]
    ZoneInfo(settings["schedule"]["timezone_id"])
    assert quartz(settings["schedule"]["quartz_cron_expression"])
    assert settings["max_concurrent_runs"] == 1
    assert settings["queue"] == {"enabled": True}
    for channel in ("email", "webhook"):
        notifications = settings[f"{channel}_notifications"]
        assert notifications["on_failure"] == f"${{var.alert_{channel}s}}"
        assert notifications["on_duration_warning_threshold_exceeded"] == f"${{var.alert_{channel}s}}"
    [rule] = settings["health"]["rules"]
    assert rule["value"] < settings["timeout_seconds"]


def test_production_is_not_deployed_without_somebody_to_tell() -> None:
    """The CLI refuses a variable that has no value: neither a default, nor one that the target gives."""
    assert "default" not in BUNDLE["variables"]["alert_emails"]
    assert "alert_emails" not in BUNDLE["targets"]["prod"]["variables"]
    assert BUNDLE["targets"]["dev"]["variables"]["alert_emails"] == {"default": []}
    page = (ROOT / "docs" / "deployment.md").read_text()
    [overrides] = re.findall(r"^echo '(.*)' > \.databricks/bundle/prod/variable-overrides\.json$", page, re.M)
    needed = {name for name, variable in BUNDLE["variables"].items() if "default" not in variable}
    told = yaml.safe_load(overrides).keys() | set(re.findall(r"BUNDLE_VAR_(\w+)=", page))
    assert needed <= told
    assert yaml.safe_load(overrides)["alert_emails"]


def quartz(expression: str) -> bool:
    """Six fields within their ranges; exactly one of the two kinds of day is `?`."""
    fields = expression.split()
    names = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]
    ranges = [(0, 59), (0, 59), (0, 23), (1, 31), (1, 12), (1, 7)]
    for text, (low, high) in zip(fields, ranges, strict=True):
        values = [part for part in re.split("[,/-]", text) if part not in ("*", "?", *names)]
        if not all(part.isdigit() and low <= int(part) <= high for part in values):
            return False
    return (fields[3] == "?") != (fields[5] == "?")


def test_quartz_knows_good_from_bad() -> None:
    assert quartz("0 30 6 * * ?")
    assert not quartz("0 30 24 * * ?")
    assert not quartz("0 30 6 * * *")


@pytest.mark.parametrize(("kind", "name"), HELD)
def test_what_holds_data_is_not_destroyed(kind: str, name: str) -> None:
    assert RESOURCES[kind][name]["lifecycle"] == {"prevent_destroy": True}
    if kind == "volumes":
        assert RESOURCES[kind][name]["volume_type"] == VolumeType.MANAGED.value


def test_nothing_but_jobs_schemas_and_volumes_is_deployed() -> None:
    """A pipeline of Delta Live Tables could own tables, and take them along; a new kind needs a rule here."""
    assert set(RESOURCES) == {"jobs", "schemas", "volumes"}


def test_backups_lie_where_the_verbs_put_them() -> None:
    assert RESOURCES["schemas"]["backups"]["name"] == RESOURCES["schemas"]["lakehouse"]["name"] + "_backup"
    copies = list((ROOT / "macros" / "engines").rglob("copy_sql.sql"))
    assert any("table.schema ~ '_backup'" in file.read_text() for file in copies)
    assert "backups" in RESOURCES["volumes"]["landing"]["schema_name"]


def test_every_schema_that_holds_something_to_keep_is_kept() -> None:
    """The schemas that the verbs name; what a drill or dlt makes for itself is made when it is needed."""
    macros = "".join(path.read_text() for path in (ROOT / "macros").rglob("*.sql"))
    named = set(re.findall(r"schema ~ '(_[a-z]\w*)'", macros))
    assert {"_backup", "_recovery", "_drill"} <= named
    names = {schema["name"].removeprefix("${var.schema}") for schema in RESOURCES["schemas"].values()}
    assert names == {""} | (named - {"_drill"})
    page = (ROOT / "docs" / "deployment.md").read_text()
    for suffix in names | {"_drill", "_staging"}:
        assert f"`<schema>{suffix}`" in page, suffix


def test_targets() -> None:
    dev, prod = BUNDLE["targets"]["dev"], BUNDLE["targets"]["prod"]
    assert (dev["mode"], dev["default"], prod["mode"]) == ("development", True, "production")
    assert prod["run_as"] == {"service_principal_name": "${var.service_principal}"}
    assert {level["level"] for level in prod["permissions"]} == {"CAN_MANAGE", "CAN_RUN"}
    for permission in prod["permissions"]:
        [who] = permission.keys() - {"level"}
        assert who in ("group_name", "user_name", "service_principal_name")
        assert PermissionLevel(permission["level"]).value in ("CAN_MANAGE", "CAN_VIEW", "CAN_RUN")
    for target in (dev, prod):
        assert target.keys() <= TARGET_FIELDS
        assert target["variables"].keys() <= BUNDLE["variables"].keys()
    assert prod["workspace"]["root_path"].startswith("/Workspace/Users/${var.service_principal}/")


def test_variables_and_references_exist() -> None:
    text = "".join(path.read_text() for path in [ROOT / "databricks.yml", *FILES])
    for kind, name in re.findall(r"\$\{resources\.(\w+)\.(\w+)\.", text):
        assert name in RESOURCES[kind], name
    used = set(re.findall(r"\$\{var\.(\w+)\}", text))
    assert used == set(BUNDLE["variables"])
    assert set(re.findall(r"\$\{(?!resources|var)([\w.]+)\}", text)) <= {
        "bundle.name",
        "bundle.target",
        "workspace.file_path",
    }


def test_the_environment_is_the_extra_of_the_package() -> None:
    for settings in JOBS.values():
        [environment] = settings["environments"]
        plugin, wheel, *others = environment["spec"]["dependencies"]
        assert (plugin, wheel) == ("../duckdb_plugin/dist/*.whl", "../dist/*.whl")
        assert others == PYPROJECT["project"]["optional-dependencies"]["databricks"]


def test_every_wheel_that_the_jobs_install_is_built() -> None:
    """Each in the `dist` of its own folder, because the CLI uploads every wheel of that folder."""
    built = {}
    for name, artifact in BUNDLE["artifacts"].items():
        assert artifact["type"] == "whl"
        assert artifact["build"].endswith("--wheel-dir dist .")
        folder = (ROOT / artifact.get("path", ".")).resolve()
        project = tomllib.loads((folder / "pyproject.toml").read_text())["project"]
        assert project["name"].replace("-", "_") == name
        built[name] = folder / "dist" / "*.whl"
    assert len(set(built.values())) == len(built)
    jobs = ROOT / "resources"
    for settings in JOBS.values():
        [environment] = settings["environments"]
        wheels = [name for name in environment["spec"]["dependencies"] if name.endswith(".whl")]
        assert sorted(Path(os.path.normpath(jobs / name)) for name in wheels) == sorted(built.values())


def test_what_the_loader_needs_of_this_repository_is_among_the_wheels() -> None:
    needed = [Requirement(line).name for line in PYPROJECT["project"]["dependencies"]]
    assert PLUGIN["project"]["name"] in needed
    assert {name.replace("_", "-") for name in BUNDLE["artifacts"]} == {
        PLUGIN["project"]["name"],
        PYPROJECT["project"]["name"],
    }


def test_no_secret_and_no_address_is_in_it() -> None:
    for path in [ROOT / "databricks.yml", *FILES]:
        text = path.read_text()
        assert not re.search(
            r"dapi[0-9a-f]{8}|cloud\.databricks\.com|azuredatabricks|eyJ[A-Za-z0-9_-]{10}", text
        )
        assert not re.search(r"(?i)(token|secret|password)\s*:", text)
    assert "host" not in str(BUNDLE["targets"])


def test_what_the_jobs_need_is_deployed() -> None:
    excluded = {pattern.removesuffix("/**") for pattern in BUNDLE["sync"]["exclude"]}
    for needed in ("dbt_project.yml", "profiles.yml", "dbt_project", "macros", "ingestion", ".dlt"):
        assert Path(ROOT / needed).exists()
        assert needed not in excluded
