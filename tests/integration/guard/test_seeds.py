"""C4: a seed is filled anew from its file at every run."""

import pytest


@pytest.mark.thorough_when(target="databricks")
def test_C4_a_seed_is_backed_up_before_it_is_filled_anew(project):
    before = project.contents()
    project.must("seed")
    project.must("seed")  # the backup of the first holds what is there: no other
    (backup,) = project.backups("shop.countries")
    assert backup.content == before["shop.countries"]
    assert backup.record["reason"] == "guard"
    project.write("seeds/countries.csv", "code,name\nAT,Austria\nBE,Belgium\n")
    fewer = project.refused("seed").output
    assert "the file of seed 'countries' has 2 rows and would replace the table" in fewer
    project.must("seed", "--vars", "{allow_destroy: [countries]}")
    assert project.contents()["shop.countries"][0] == 2
    assert project.backups("shop.countries")[-1].content == before["shop.countries"]
