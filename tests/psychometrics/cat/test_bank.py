import numpy as np
import pytest

from takar.psychometrics.cat import BadBank, Bank
from takar.psychometrics.cat.bank import NODES
from takar.psychometrics.irt.models import ItemParameters
from tests.psychometrics.cat.invented import items

HARD = ItemParameters("SULIT", "2PL", 1.0, (-2.0,))
GRADED = ItemParameters("TINGKAT", "GRM", 1.5, (1.0, 0.0, -1.0))


def test_the_table_holds_the_information_of_every_item() -> None:
    bank = Bank.of([HARD, GRADED])
    assert bank.information.shape == (121, 2)
    assert bank.information[:, 0] == pytest.approx(HARD.information(NODES))
    assert int(bank.information[:, 0].argmax()) == int(np.abs(NODES - 2).argmin())


def test_an_item_of_two_categories_has_no_third() -> None:
    bank = Bank.of([HARD, GRADED])
    assert bank.categories.tolist() == [2, 4]
    assert (bank.log_chance[0, 2:] == -np.inf).all()
    assert np.exp(bank.log_chance[1]).sum(axis=0) == pytest.approx(np.ones(121))


@pytest.mark.parametrize("change", ["content", "control", "enemies", "order"])
def test_the_fingerprint_changes_with_anything_that_decides_a_test(change: str) -> None:
    plain, made = Bank.of(items(4)), items(4)
    other = {
        "content": lambda: Bank.of(made, content={"B0001": "LISAN"}),
        "control": lambda: Bank.of(made, control={"B0001": 0.5}),
        "enemies": lambda: Bank.of(made, enemies=[("B0001", "B0002")]),
        "order": lambda: Bank.of(made[::-1]),
    }[change]()
    assert other.fingerprint != plain.fingerprint
    assert Bank.of(items(4)).fingerprint == plain.fingerprint


def test_control_is_kept_under_the_codes_of_the_items() -> None:
    bank = Bank.of(items(3)).controlled(np.array([0.2, 1.0, 0.4]))
    again = Bank.of(items(3), control=bank.control_of())
    assert again.fingerprint == bank.fingerprint


def test_a_bank_that_cannot_be_is_refused() -> None:
    with pytest.raises(BadBank, match="kosong"):
        Bank.of([])
    with pytest.raises(BadBank, match="SULIT"):
        Bank.of([HARD, HARD])
    for wrong in ({"content": {"X": "A"}}, {"control": {"X": 0.5}}, {"enemies": [["X", "SULIT"]]}):
        with pytest.raises(BadBank, match="X"):
            Bank.of([HARD], **wrong)
    for chance in (0.0, 1.01):
        with pytest.raises(BadBank, match="Peluang"):
            Bank.of([HARD], control={"SULIT": chance})
