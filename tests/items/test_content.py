import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from takar.items.content import Content, Option, for_candidate, opaque_code, shown_options
from takar.items.keys import Key
from tests.items.samples import Pair, content, items, one_of_each, options

KEY_WORDS = {
    *("points", "right", "best", "worst", "order", "pairs", "accepted", "rubric", "scales"),
    *("key", "correct", "kunci", "seed", "is_reversed", "is_fixed", "worth", "shuffle"),
}


def names_in(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {name for one in value.values() for name in names_in(one)}
    if isinstance(value, list):
        return {name for one in value for name in names_in(one)}
    return set()


@pytest.mark.parametrize(("item", "key"), one_of_each(), ids=lambda one: type(one).__name__)
def test_what_a_candidate_gets_names_nothing_of_a_key(item: Content, key: Key) -> None:
    shown = for_candidate(item, "lot")
    assert names_in(shown) & KEY_WORDS == set()
    assert json.loads(json.dumps(shown)) == shown


@given(options(least=3).filter(bool), st.randoms())
def test_what_a_candidate_gets_is_the_same_whatever_way_the_author_wrote_it_down(
    made: list[Option], chance: object
) -> None:
    free = [Option(text=one.text) for one in made]
    turned = free[::-1]
    for form in ("CHOICE", "CHOICES", "JUDGEMENT", "FORCED", "ORDER"):
        one, two = (
            Content.model_validate({"interaction": form, "prompt": "Pilih.", "options": order})
            for order in (free, turned)
        )
        assert for_candidate(one, "lot") == for_candidate(two, "lot")


@given(items())
def test_a_content_reads_back_from_its_json(pair: Pair) -> None:
    assert Content.model_validate_json(pair[0].model_dump_json()) == pair[0]


def test_the_order_of_the_author_is_lost_where_it_could_be_the_answer() -> None:
    written = ["satu", "dua", "tiga", "empat"]
    one = content("ORDER", *written)
    two = content("ORDER", *written[::-1])
    assert one == two
    targets = [{"text": text} for text in written]
    match = content("MATCH", "a", targets=targets)
    assert match == content("MATCH", "a", targets=targets[::-1])


def test_a_code_says_what_is_shown_and_nothing_else() -> None:
    assert Option(text="Ya").code == opaque_code("Ya", None)
    assert Option(text="Ya", is_fixed=True).code == Option(text="Ya").code
    with pytest.raises(ValidationError):
        Option(text="Ya", code="benar")


def test_a_code_can_be_an_identifier_of_others() -> None:
    codes = {Option(text=str(number)).code for number in range(500)}
    assert len(codes) == 500
    assert all(code[0].isalpha() and code.isalnum() and len(code) == 8 for code in codes)


def test_a_name_of_a_file_that_tells_something_is_refused() -> None:
    with pytest.raises(ValidationError):
        Content.model_validate(
            {
                "interaction": "ESSAY",
                "prompt": "Lihat.",
                "media": [{"name": "jawaban-benar.png", "kind": "image/png"}],
            }
        )


def test_a_file_is_what_its_name_says() -> None:
    name = f"{'0' * 32}.png"
    with pytest.raises(ValidationError, match="media_kind"):
        content("ESSAY", media=[{"name": name, "kind": "image/jpeg"}])
    assert content("ESSAY", media=[{"name": name, "kind": "image/png"}]).media[0].name == name


def test_a_field_for_a_key_is_refused() -> None:
    with pytest.raises(ValidationError):
        content("CHOICE", "a", "b", right="a")


def test_options_are_shuffled_by_the_lot_and_fixed_ones_stay() -> None:
    last = Option(text="Semua benar", is_fixed=True)
    item = content("CHOICE", options=[*(Option(text=str(one)) for one in range(8)), last])
    orders = {tuple(o.text for o in shown_options(item, f"lot {n}")) for n in range(20)}
    assert len(orders) == 20
    assert all(order[-1] == "Semua benar" for order in orders)
    assert shown_options(item, None) == item.options


def test_a_scale_keeps_its_order_on_every_paper() -> None:
    item = content("LIKERT", "tidak", "ragu", "ya")
    assert shown_options(item, "lot") == item.options


def test_a_script_in_a_prompt_never_gets_in() -> None:
    item = content("CHOICE", "a<img src=x onerror=alert(1)>", "b")
    bad = content("ESSAY", prompt="<p style='x'>Halo<script>alert(1)</script></p>")
    assert bad.prompt == "<p>Halo</p>"
    assert item.options[0].text == "a"


def test_a_speed_test_shows_its_digits_and_not_its_seed() -> None:
    item = content("SPEED", speed={"seed": 7, "columns": 2, "rows": 4, "seconds": 10})
    shown = for_candidate(item)
    assert [len(column) for column in shown["columns"]] == [4, 4]
    assert "seed" not in json.dumps(shown)


def test_only_forced_choice_compares_a_person_with_themselves() -> None:
    assert {item.interaction.value for item, _ in one_of_each() if item.is_ipsative} == {"FORCED"}


@given(items())
def test_no_candidate_sees_more_than_the_content(pair: Pair) -> None:
    shown = json.dumps(for_candidate(pair[0], "lot"))
    assert pair[1].model_dump_json() not in shown
    assert "is_fixed" not in shown
