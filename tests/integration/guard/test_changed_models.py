"""A model is changed so that an ordinary `dbt build` would destroy its table: D1 to D12, C1 to C7, D17."""

import pytest

from .sample_project import assert_backed_up
from .scenarios import CHANGED_MODELS, configured


@pytest.fixture(scope="module")
def attempt(new_project):
    """Every model changed at once, then one `dbt build`."""
    project = new_project()
    project.change_what_models_read()
    before = project.state()
    changes = {changed.name: changed.config for changed in CHANGED_MODELS}
    project.write("models/scenarios.yml", configured(changes))
    return before, project.dbt("build"), project.state()


@pytest.mark.thorough_when(target="databricks")
@pytest.mark.parametrize("changed", CHANGED_MODELS, ids=lambda changed: f"{changed.row}-{changed.name}")
def test_is_refused_in_one_sentence(attempt, changed, target):
    _, outcome, _ = attempt
    if not changed.destroys_on(target.name):
        assert f"'{changed.name}'" not in outcome.output
        return
    (sentence,) = [line for line in outcome.sentences() if f"'{changed.name}'" in line]
    assert changed.says in sentence
    assert f"shop.{changed.name} holds 60 rows" in sentence
    assert f"--vars '{{allow_destroy: [{changed.name}]}}'" in sentence


@pytest.mark.thorough_when(target="databricks")
def test_nothing_else_is_refused_and_nothing_is_touched(attempt, target):
    before, outcome, after = attempt
    assert outcome.code != 0
    assert len(outcome.sentences()) == sum(changed.destroys_on(target.name) for changed in CHANGED_MODELS)
    assert after == before
    assert "START sql" not in outcome.output  # refused before anything was sent


@pytest.mark.thorough
def test_a_changed_model_that_is_not_selected_stops_nobody(project):
    project.write("models/scenarios.yml", configured({"to_view": {"materialized": "view"}}))
    project.must("run", "--select", "sales+")


@pytest.mark.thorough_when(target="databricks")
def test_D2_C1_the_override_backs_up_each_table_and_continues(project):
    before = project.contents()
    changes = {"to_view": {"materialized": "view"}, "to_table": {"materialized": "table"}}
    project.write("models/scenarios.yml", configured(changes))
    project.execute("delete from raw.orders where order_id >= 20")
    run = ["run", "--select", *changes, "--vars"]
    (sentence,) = project.refused(*run, "{allow_destroy: [to_view]}").sentences()
    assert "'to_table'" in sentence
    assert project.backups("shop.to_view") == []  # nothing is done by halves
    project.must(*run, "{allow_destroy: [to_view, to_table], accept_loss: [orders]}")
    for model in changes:
        assert_backed_up(project, f"shop.{model}", before)
    after = project.contents()
    assert "shop.to_view" not in after  # a view now
    assert after["shop.to_table"][0] == 20
