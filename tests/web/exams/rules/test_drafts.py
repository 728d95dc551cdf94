import pytest

from takar.items.forms import AdaptiveRule, FormKind
from takar.web.exams.rules import drafts


def filled(*items: str) -> drafts.Draft:
    draft = drafts.with_section(drafts.EMPTY, "I", title="Satu", minutes=30)
    return drafts.with_items(draft, "I", "1", items)


def test_a_draft_may_be_empty_but_is_not_whole() -> None:
    with pytest.raises(drafts.BadDraft, match="belum mempunyai bagian"):
        drafts.checked(drafts.EMPTY)
    with pytest.raises(drafts.BadDraft, match="tanpa soal"):
        drafts.checked(filled())
    assert drafts.checked(filled("a")).sections[0].minutes == 30


def test_a_change_leaves_the_draft_before_it_as_it_was() -> None:
    before = filled("a", "b")
    drafts.without_items(before, ["a"])
    drafts.with_block_facts(before, "I", "1", take=1)
    drafts.with_items(before, "I", drafts.PRACTICE, ["c"])
    assert before == filled("a", "b")
    assert drafts.EMPTY["sections"] == []


def test_a_section_that_draws_is_random_and_one_that_does_not_is_fixed() -> None:
    draft = filled("a", "b")
    assert drafts.checked(draft).sections[0].kind is FormKind.FIXED
    drawn = drafts.with_block_facts(draft, "I", "1", take=1)
    assert drafts.checked(drawn).sections[0].kind is FormKind.RANDOM
    assert drafts.given_by(drawn["sections"][0]) == 1
    back = drafts.with_block_facts(drawn, "I", "1", take=None)
    assert drafts.checked(back).sections[0].kind is FormKind.FIXED


def test_an_adaptive_section_never_goes_back() -> None:
    rule = AdaptiveRule().model_dump(mode="json")
    draft = drafts.with_facts(filled("a"), "I", adaptive=rule, may_go_back=True)
    section = drafts.checked(draft).sections[0]
    assert (section.kind, section.may_go_back) == (FormKind.ADAPTIVE, False)
    assert drafts.given_by(draft["sections"][0]) == 30


def test_an_item_stands_once_in_a_form_wherever_it_is_added() -> None:
    draft = drafts.with_section(filled("a"), "II", title="Dua")
    draft = drafts.with_items(draft, "II", "1", ["a", "b", "b"])
    assert drafts.items_in(draft) == ["a", "b"]
    assert drafts.marked_in(draft["sections"][1]) == ["b"]


def test_taking_more_items_than_a_block_holds_is_told_in_words() -> None:
    draft = drafts.with_block_facts(filled("a", "b"), "I", "1", take=2)
    assert drafts.checked(draft)
    with pytest.raises(drafts.BadDraft, match="lebih banyak soal daripada isinya"):
        drafts.checked(drafts.without_items(draft, ["b"]))


def test_a_section_without_a_clock_needs_the_clock_of_the_form() -> None:
    draft = drafts.with_facts(filled("a"), "I", minutes=None)
    with pytest.raises(drafts.BadDraft, match="tanpa waktu"):
        drafts.checked(draft)
    assert drafts.checked(draft | {"minutes": 60}).minutes == 60


def test_sections_move_and_go() -> None:
    draft = drafts.with_section(filled("a"), "II", title="Dua")

    def codes(told: drafts.Draft) -> list[str]:
        return [one["code"] for one in told["sections"]]

    assert codes(drafts.section_moved(draft, "II", by=-1)) == ["II", "I"]
    assert codes(drafts.section_moved(draft, "I", by=-1)) == ["I", "II"]
    assert codes(drafts.section_moved(draft, "II", by=1)) == ["I", "II"]
    assert codes(drafts.without_section(draft, "I")) == ["II"]
    for change in (drafts.without_section, drafts.section_in):
        with pytest.raises(drafts.BadDraft, match="tidak ada"):
            change(draft, "X")


def test_a_code_is_used_once_and_has_no_spaces() -> None:
    for code in ("I", "I I", "-I", ""):
        with pytest.raises(drafts.BadDraft):
            drafts.with_section(filled("a"), code, title="Satu")


def test_blocks_are_numbered_on_and_go() -> None:
    draft = drafts.with_block(drafts.with_block(filled("a"), "I"), "I")
    assert [one["code"] for one in draft["sections"][0]["blocks"]] == ["1", "2", "3"]
    left = drafts.without_block(draft, "I", "1")
    assert [one["code"] for one in left["sections"][0]["blocks"]] == ["2", "3"]
    assert [one["code"] for one in drafts.with_block(left, "I")["sections"][0]["blocks"]][-1] == "1"
    assert drafts.items_in(left) == []


@pytest.mark.parametrize(
    ("code", "told"),
    [("S 1", "S-1"), ("AB.1_x", "AB.1_x"), ("-1", "1"), ("§", "S-"), ("a/b", "a-b")],
)
def test_an_item_is_called_by_a_code_a_blueprint_may_hold(code: str, told: str) -> None:
    assert drafts.item_code(code) == told
