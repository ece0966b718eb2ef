"""C4: a seed is filled anew from its file at every run."""

from __future__ import annotations

import pytest


@pytest.mark.thorough_when(target="databricks")
def test_C4_a_seed_is_backed_up_before_it_is_filled_anew(shop):
    before = shop.contents()
    shop.must("seed")
    shop.must("seed")  # the backup of the first holds what is there: no other
    (backup,) = shop.backups("shop.countries")
    assert backup.content == before["shop.countries"]
    assert backup.record["reason"] == "guard"
    shop.write("seeds/countries.csv", "code,name\nAT,Austria\nBE,Belgium\n")
    fewer = shop.dbt("seed")
    assert fewer.code != 0
    assert "the file of seed 'countries' has 2 rows and would replace the table" in fewer.output
    assert shop.contents() == before
    shop.must("seed", "--vars", "{allow_destroy: [countries]}")
    assert shop.contents()["shop.countries"][0] == 2
    assert shop.backups("shop.countries")[-1].content == before["shop.countries"]
