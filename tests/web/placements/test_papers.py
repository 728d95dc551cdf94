from takar.web.placements.papers import annex_facts
from tests.web.placements.made import Office, computed, laid_out


def test_the_annex_has_a_row_for_each_move_and_prints_the_weights(town: Office) -> None:
    facts = annex_facts(computed(town.cast, laid_out(town.cast)))
    assert [row["name"] for row in facts["rows"]] == ["Citra"]
    assert facts["rows"][0]["after"] == "Kepala Seksi S4, Badan Contoh"
    assert any(text.endswith(": -5") for text in facts["weights"])
    assert facts["edition"]
