from decimal import Decimal

import pytest

from takar.web.reports.forms import StatementForm, UnitsForm
from takar.web.results.models import Run

FIELDS = {
    "name": "Kepala Contoh",
    "nip": "197001011995031999",
    "position": "Kepala BKPSDM",
    "tier": "JPT_PRATAMA",
    "rank": "IV/c",
    "place": "Desasari",
    "signed_on": "2025-05-20",
}


@pytest.mark.parametrize(
    ("nip", "is_fine"), [("1" * 17, False), ("1" * 18, True), ("1" * 19, False), ("x" * 18, False)]
)
def test_a_number_has_eighteen_digits(nip: str, is_fine: bool) -> None:
    assert StatementForm(FIELDS | {"nip": nip}).is_valid() is is_fine


@pytest.mark.parametrize("lacking", sorted(FIELDS))
def test_a_statement_asks_for_everything_but_its_number(lacking: str) -> None:
    assert StatementForm(FIELDS).is_valid()
    assert not StatementForm(FIELDS | {lacking: ""}).is_valid()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "target"), [("", "81"), ("0", "0"), ("84.5", "84.5"), ("101", "81"), ("x", "81")]
)
def test_a_target_that_makes_no_sense_is_the_usual_one(said: str, target: str) -> None:
    form = UnitsForm({"sasaran": said}, runs=Run.objects.none())
    assert form.chosen()[2] == Decimal(target)
