import pytest

from takar.web.kit.scope import scope
from takar.web.portal.forms import ChooseRunForm, LawForm, PublishForm, shelf_title
from tests.cast import Cast
from tests.web.portal.made import jpm_run


def test_runs_of_another_agency_cannot_be_chosen(cast: Cast) -> None:
    run = jpm_run(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        assert ChooseRunForm({"run": run.pk}, agency=cast.agency).is_valid()
    with scope(agency=cast.other_agency, agency_code=cast.other_agency.code):
        assert not ChooseRunForm({"run": run.pk}, agency=cast.other_agency).is_valid()


@pytest.mark.parametrize(("reason", "is_enough"), [("a" * 9, False), ("a" * 10, True)])
def test_a_reason_has_ten_letters_at_least(reason: str, is_enough: bool) -> None:
    assert PublishForm({"title": "x", "reason": reason}).is_valid() is is_enough


def test_the_shelves_of_the_book_can_be_chosen(db: None) -> None:
    assert LawForm({"rak": "kota_banjarmasin"}).is_valid()
    assert not LawForm({"rak": "kota_tidak_ada"}).is_valid()
    assert shelf_title("kab_maju_jaya") == "Kabupaten Maju Jaya"
