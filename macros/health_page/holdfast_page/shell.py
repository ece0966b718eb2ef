"""The page around its sections: style, scripts and the policy that forbids every request."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from importlib import resources

from holdfast_page.markup import Content, Safe, el

SCRIPTS = ("uPlot.iife.min.js", "page.js")
STYLES = ("uPlot.min.css", "style.css")


def page(
    title: str, lead: Content, sections: Sequence[tuple[str, str, Content]], more_style: str = ""
) -> str:
    """Return an HTML document that needs no other file.

    Args:
        title: of the document.
        lead: what stands above the sections.
        sections: the id, the heading and the content of each.
        more_style: rules for drawings of its own; they may use the colours of style.css.
    """
    scripts = [_asset(name) for name in SCRIPTS]
    style = "\n".join([*(_asset(name) for name in STYLES), more_style])
    policy = (
        f"default-src 'none'; script-src {' '.join(map(_hash, scripts))}; style-src {_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("link", rel="icon", href="data:,"),
        el("title", title),
        el("style", Safe(style)),
    )
    links = [el("a", heading, href=f"#{name}") for name, heading, _ in sections]
    body = el(
        "body",
        el("a", "Skip to the content", href="#content", class_="skip"),
        el("header", lead),
        el("nav", links, aria_label="Sections"),
        el("main", [_section(*each) for each in sections], id="content", tabindex=-1),
        [el("script", Safe(script)) for script in scripts],
    )
    return f"<!doctype html>\n{el('html', head, body, lang='en')}\n"


def _section(name: str, heading: str, content: Content) -> Safe:
    return el(
        "section", el("h2", heading, id=f"{name}-title"), content, id=name, aria_labelledby=f"{name}-title"
    )


def _asset(name: str) -> str:
    return (resources.files("holdfast_page") / "assets" / name).read_text(encoding="utf-8").strip()


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
