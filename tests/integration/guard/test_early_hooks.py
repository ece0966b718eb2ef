"""D17: dbt sends the project's on-run-start hooks in their order, then those of packages."""

import pytest
import yaml


@pytest.mark.thorough
def test_D17_a_hook_that_is_sent_before_the_guard_is_named(project):
    before = project.contents()
    (project.folder / "package").mkdir()
    project.write(
        "package/dbt_project.yml",
        "{name: another, version: 1.0.0, config-version: 2, on-run-start: ['truncate table shop.sales']}",
    )
    packages = yaml.safe_load((project.folder / "packages.yml").read_text(encoding="utf-8"))["packages"]
    project.configure("packages.yml", packages=[*packages, {"local": "package"}])
    above, below = "update shop.to_view set amount = 0", "delete from shop.to_table"
    project.configure("dbt_project.yml", **{"on-run-start": [above, "{{ holdfast.guard() }}", below]})
    project.must("deps")
    early = "the hook shop-on-run-start-0 runs before the guard, contains 'update' and names protected model"

    told = project.dbt("run-operation", "doctor", "--args", "{output: json}").output
    assert f"{early} 'to_view', so the guard cannot stop it" in told
    assert project.contents() == before
    outcome = project.dbt("run", "--select", "revenue")
    assert outcome.code != 0
    assert len(outcome.sentences()) == 3
    (own,) = [line for line in outcome.sentences() if early in line]
    remedy = "recovery_plan --args '{table: to_view}' and put it below the guard in on-run-start, or run with"
    assert remedy in own
    for hook, word, table in (
        ("shop-on-run-start-2", "delete", "to_table"),
        ("another-on-run-start-0", "truncate", "sales"),
    ):
        says = f"the hook {hook} contains '{word}' and names protected model '{table}'"
        assert f"{says}, and shop.{table} holds" in outcome.output
    after = project.contents()
    assert after.pop("shop.to_view") != before.pop("shop.to_view")  # so it is: the guard came too late
    assert after == before
