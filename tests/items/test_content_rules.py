import pytest
from pydantic import ValidationError

from takar.items.content_rules import PROBLEMS, problem_sentence, why_refused
from tests.items.samples import content

SPEED = {"seed": 1, "columns": 2, "rows": 4, "seconds": 10}
PICTURE = f"{'a' * 32}.png"


@pytest.mark.parametrize(
    ("form", "texts", "fields", "name"),
    [
        ("CHOICE", ["a", "b"], {"prompt": "  "}, "prompt_missing"),
        ("CHOICE", ["a"], {}, "options_few"),
        ("CHOICE", [str(n) for n in range(41)], {}, "options_many"),
        ("ESSAY", ["a"], {}, "options_not_asked"),
        ("CHOICE", ["a", "<b></b>"], {}, None),
        ("CHOICE", ["a", ""], {}, "option_empty"),
        ("CHOICE", ["a", "a"], {}, "option_twice"),
        ("MATCH", ["a"], {"targets": [{"text": "x"}]}, "targets_few"),
        ("CHOICE", ["a", "b"], {"targets": [{"text": "x"}]}, "targets_not_asked"),
        ("CHOICE", ["a", "b"], {"prompt": f'<img src="media:{PICTURE}">'}, "media_missing"),
        ("CHOICES", ["a", "b"], {"at_least": 3}, "counts"),
        ("CHOICES", ["a", "b"], {"at_most": 3}, "counts"),
        ("CHOICE", ["a", "b"], {"at_most": 2}, "counts"),
        ("CHOICE", ["a", "b"], {"longest": 5}, "length_not_asked"),
        ("SPEED", [], {}, "speed_missing"),
        ("ESSAY", [], {"speed": SPEED}, "speed_not_asked"),
    ],
)
def test_an_item_that_lacks_something_is_refused_by_name(
    form: str, texts: list[str], fields: dict[str, object], name: str | None
) -> None:
    if name is None:
        assert content(form, *texts, **fields)
        return
    with pytest.raises(ValidationError) as refused:
        content(form, *texts, **fields)
    assert why_refused(refused.value) == PROBLEMS[name]


@pytest.mark.parametrize("count", [2, 40])
def test_two_to_forty_options_are_enough(count: int) -> None:
    assert len(content("CHOICE", *map(str, range(count))).options) == count


def test_an_unknown_problem_still_says_something() -> None:
    assert str(problem_sentence("x")) == "Isi soal tidak sah."


def test_a_text_that_is_too_long_is_said_to_be_so() -> None:
    with pytest.raises(ValidationError) as refused:
        content("ESSAY", prompt="x" * 50_001)
    assert "terlalu panjang" in str(why_refused(refused.value))
    assert content("ESSAY", prompt="x" * 50_000)
