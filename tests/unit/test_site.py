"""The hooks of the documentation site: links between files of the repository, and lists."""

from __future__ import annotations

import importlib.util
from types import ModuleType, SimpleNamespace

import pytest

from tests.support.cases import cases
from tests.support.run import ROOT


@pytest.fixture(scope="module")
def hooks() -> ModuleType:
    spec = importlib.util.spec_from_file_location("mkdocs_hooks", ROOT / "docs" / "mkdocs_hooks.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_from_other_folders_exist_and_are_in_the_navigation(hooks):
    assert [path for path in hooks.PAGES if not (ROOT / path).is_file()] == []
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[2]
    listed = set(navigation.split())
    assert set(hooks.PAGES.values()) <= listed


@cases("source, link, target", """
    index.md, docs/guard.md, guard.md
    guard.md, ../macros/README.md#verbs, package.md#verbs
    package.md, ../docs/runbook.md#choose-a-path, runbook.md#choose-a-path
    guard.md, sql/thaw.sql, sql/thaw.sql
    index.md, LICENSE, https://example.com/blob/main/LICENSE
    guard.md, ../macros, https://example.com/tree/main/macros
    guard.md, nowhere.md, nowhere.md
    guard.md, https://example.com/a, https://example.com/a
    guard.md, "#limits", "#limits"
""")  # fmt: skip
def test_a_link_of_the_repository_works_in_the_site(hooks, source, link, target):
    known = {*hooks.PAGES.values(), "guard.md", "runbook.md", "sql/thaw.sql"}
    files = SimpleNamespace(get_file_from_path=lambda uri: uri if uri in known else None)
    page = SimpleNamespace(file=SimpleNamespace(src_uri=source))
    config = SimpleNamespace(repo_url="https://example.com")
    assert hooks.on_page_markdown(f"[x]({link})", page, config, files) == f"[x]({target})"


def test_a_list_after_a_paragraph_and_an_inner_list_are_lists_in_the_site(hooks):
    written = "Rules:\n- one\n  - inner\n- two\n```\na\n- code\n```"
    assert hooks.with_lists_apart(written) == "Rules:\n\n- one\n    - inner\n- two\n```\na\n- code\n```"
