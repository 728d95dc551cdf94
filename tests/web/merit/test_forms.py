import pytest

from takar.web.merit.forms import AnswerForm
from takar.web.merit.rules import FINDING, LEVEL, SHARE, Question


@pytest.mark.parametrize(
    ("kind", "typed", "is_valid"),
    [
        (LEVEL, "3", True),
        (LEVEL, "2,5", False),
        (LEVEL, "5", False),
        (LEVEL, "", True),
        (SHARE, "0,8125", True),
        (SHARE, "1,01", False),
    ],
)
def test_a_number_is_typed_within_its_scale(kind: str, typed: str, *, is_valid: bool) -> None:
    most = 4 if kind == LEVEL else 1
    asked = Question("X", "Y", "Butir", kind, most=most)  # type: ignore[arg-type]
    assert AnswerForm({"X-value": typed}, asked=asked).is_valid() is is_valid


def test_that_something_is_proved_cannot_be_typed() -> None:
    asked = Question("X", "Y", "Butir", FINDING)
    assert not AnswerForm({"X-finding": "ADA"}, asked=asked).is_valid()
    assert AnswerForm({"X-finding": "DIAJUKAN"}, asked=asked).is_valid()


def test_every_field_belongs_to_the_one_form_of_the_part() -> None:
    form = AnswerForm(asked=Question("X", "Y", "Butir", LEVEL))
    assert {field.widget.attrs["form"] for field in form.fields.values()} == {"jawaban"}
