"""The notebook and the examples of docs/analysis.md, executed on the recorded games."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.support.run import ROOT, run

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PAGE = (ROOT / "docs" / "analysis.md").read_text(encoding="utf-8")
EXTRA = "install the extra `notebook`: pip install -c constraints.txt -e ./duckdb_plugin -e '.[notebook]'"


def examples() -> list[str]:
    """The Python blocks of the page that need no package beyond the project and its extra."""
    blocks = re.findall(r"^```python\n(.*?)^```", PAGE, re.M | re.S)
    return [block for block in blocks if "polars" not in block and "pandas" not in block]


@pytest.fixture
def here(real: Path, tmp_path: Path) -> Path:
    """A folder with the data of the recorded games as `data`."""
    shutil.copytree(real, tmp_path / "data")
    return tmp_path


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_kept_without_outputs(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert len(code) > 3
    assert [cell["outputs"] for cell in code] == [[]] * len(code)
    assert {cell["execution_count"] for cell in code} == {None}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs_from_top_to_bottom(path: Path, here: Path, monkeypatch) -> None:
    nbclient = pytest.importorskip("nbclient", reason=EXTRA)
    pytest.importorskip("matplotlib", reason=EXTRA)
    nbformat = pytest.importorskip("nbformat", reason=EXTRA)
    monkeypatch.setenv("NHL_DATA_DIR", str(here / "data"))
    monkeypatch.setenv("IPYTHONDIR", str(here / "ipython"))
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(
        notebook, timeout=120, resources={"metadata": {"path": ROOT / "notebooks"}}
    ).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    charts = [output for output in outputs if "image/png" in output.get("data", {})]
    assert len(charts) == 4
    assert [output for output in outputs if output.output_type == "error"] == []
    printed = "".join(output.text for output in outputs if output.output_type == "stream")
    assert len(re.findall(r"^[A-Z]{3} (?:line|pair) ", printed, re.M)) == 8


@pytest.mark.parametrize("number", range(len(examples())))
def test_example_of_the_page_runs(number: int, here: Path) -> None:
    code = examples()[number]
    if "matplotlib" in code:
        pytest.importorskip("matplotlib", reason=EXTRA)
    done = run(sys.executable, "-c", code, data_dir=here / "data", cwd=here, MPLBACKEND="Agg").ok()
    made = [path for path in here.iterdir() if path.suffix in (".png", ".parquet", ".duckdb")]
    assert made or done.stdout.strip()
