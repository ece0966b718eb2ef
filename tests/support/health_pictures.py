"""Take the pictures of the health page in docs/pictures/: `python -m tests.support.health_pictures`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from holdfast_page.health import health_page
from tests.support.chromium import Chromium
from tests.support.health_document import shop_document
from tests.support.run import ROOT

ON_THE_DAY = "Date.now = () => Date.parse('2026-02-17T09:05:00Z')"  # or the page would call itself old


def main() -> None:
    """Write health_light.png and health_dark.png."""
    with tempfile.TemporaryDirectory() as folder, Chromium() as browser:
        file = Path(folder) / "health.html"
        file.write_text(health_page(shop_document()), encoding="utf-8")
        for dark, name in ((False, "light"), (True, "dark")):
            page = browser.open(file, dark=dark, width=1280, height=1060, first=ON_THE_DAY)
            page.run("scrollTo(0, document.querySelector('#versions').offsetTop - 52)" if dark else "0")
            page.settle()
            (ROOT / "docs" / "pictures" / f"health_{name}.png").write_bytes(page.picture())


if __name__ == "__main__":
    main()
