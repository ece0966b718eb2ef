"""Hooks of the site (mkdocs.yml): pages of other folders, links, lists as GitHub reads them."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[1]
PAGES = {  # a file of the repository: its page
    "README.md": "index.md",
    "CHANGELOG.md": "changelog.md",
    "CODE_OF_CONDUCT.md": "code-of-conduct.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
    "bench/README.md": "benchmarks.md",
    "duckdb_plugin/CHANGELOG.md": "plugin-changelog.md",
    "duckdb_plugin/README.md": "plugin.md",
    "ingestion/expected_goals/model_card.md": "expected-goals.md",
    "macros/CHANGELOG.md": "package-changelog.md",
    "macros/README.md": "package.md",
}
LINK = re.compile(r"\]\((?![a-z]+:|#)([^)#\s]+)(#[^)]*)?\)")
ITEM = re.compile(r"( *)([-*]|\d+\.) ")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are not in docs/."""
    for path, uri in PAGES.items():
        files.append(File.generated(config, uri, abs_src_path=str(ROOT / path)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Return the page with links that work in the site, and lists that Python-Markdown reads."""
    source = {uri: path for path, uri in PAGES.items()}.get(page.file.src_uri, f"docs/{page.file.src_uri}")

    def place(link: re.Match[str]) -> str:
        target, anchor = link[1], link[2] or ""
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
        uri = PAGES.get(path) or (path.removeprefix("docs/") if path.startswith("docs/") else None)
        if uri and files.get_file_from_path(uri):
            return f"]({posixpath.relpath(uri, posixpath.dirname(page.file.src_uri) or '.')}{anchor})"
        if (ROOT / path).exists():
            return f"]({config.repo_url}/{'tree' if (ROOT / path).is_dir() else 'blob'}/main/{path}{anchor})"
        return link[0]  # mkdocs reports it

    return with_lists_apart(LINK.sub(place, markdown))


def with_lists_apart(markdown: str) -> str:
    """Return the text with an empty line before each list, and four spaces before inner items."""
    lines: list[str] = []
    in_code = in_list = False
    for line in markdown.split("\n"):
        if line.lstrip().startswith("```"):
            in_code = not in_code
        if in_code:
            lines.append(line)
            continue
        item = ITEM.match(line)
        if item and not in_list and lines and lines[-1].strip():
            lines.append("")
        in_list = bool(item) or (in_list and (line.startswith(" ") or not line.strip()))
        inner = in_list and line.startswith("  ") and not line.startswith("    ")
        lines.append(f"  {line}" if inner else line)
    return "\n".join(lines)
