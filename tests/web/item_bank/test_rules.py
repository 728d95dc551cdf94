"""Rules of the item bank, without a database."""

import pytest

from takar.items.content import Content, Interaction, Option
from takar.items.keys import ChoicesKey, MatchKey, OrderKey, TextKey
from takar.synthetic.items import bank
from takar.web.item_bank.rules.course import (
    is_fit,
    may_approve,
    may_review,
    state_after,
    state_of_item,
)
from takar.web.item_bank.rules.differences import differences, words_between
from takar.web.item_bank.rules.drafts import Draft, fingerprint_of
from takar.web.item_bank.rules.incoming import is_package, read_incoming
from takar.web.item_bank.rules.sheet_faults import SheetFault
from takar.web.item_bank.rules.sheet_keys import read_points
from takar.web.item_bank.rules.sheets import Sheet, as_block, draft_from, sheet_of, typed_prompt
from takar.web.item_bank.rules.typed_keys import key_fields, row_fields, shown
from tests.web.item_bank.made import draft, samples

HEAD = "KODE;BENTUK;PERTANYAAN;PILIHAN A;PILIHAN B;KUNCI"


@pytest.mark.parametrize("sample", bank(), ids=lambda one: one.code)
def test_what_an_author_would_have_typed_gives_the_same_item(sample: object) -> None:
    content, key = sample.content, sample.key  # type: ignore[attr-defined]
    again = draft_from(sheet_of(content, key))
    assert (again.content, again.key) == (content, key)


def test_finer_keys_of_other_makers_survive_an_edit() -> None:
    options = tuple(Option(text=text) for text in ("satu", "dua", "tiga"))
    codes = [option.code for option in options]
    several = Content(interaction=Interaction.CHOICES, prompt="<p>?</p>", options=options)
    for content, key in (
        (several, ChoicesKey(right=codes[:1], points={codes[0]: 1}, other=-1, highest=2)),
        (
            Content(interaction=Interaction.SHORT_TEXT, prompt="<p>?</p>"),
            TextKey(
                accepted=({"text": "kas", "points": "1/3"}, {"text": "k*", "is_pattern": True}),
                rules={"ignore_blanks": "ALL"},
            ),
        ),
    ):
        assert draft_from(sheet_of(content, key)).key == key


def test_a_pair_with_points_survives_an_edit() -> None:
    sample = samples()["MATCH"]
    assert isinstance(sample.key, MatchKey)
    option, target = next(iter(sample.key.pairs.items()))
    points = ({"option": option, "target": target, "points": 2},)
    key = MatchKey(pairs=sample.key.pairs, points=points)
    assert draft_from(sheet_of(sample.content, key)).key == key


@pytest.mark.parametrize(
    ("kind", "change", "field"),
    [
        ("CHOICE", {"points": "x"}, "points"),
        ("CHOICE", {"points": ""}, ""),
        ("ORDER", {"place": None}, "place"),
        ("ORDER", {"place": 1}, ""),
        ("MATCH", {"pair": 30}, "pair"),
        ("FORCED", {"scale": " "}, "scale"),
    ],
)
def test_a_box_that_says_nothing_is_named(kind: str, change: dict[str, object], field: str) -> None:
    sheet = sheet_of(samples()[kind].content, samples()[kind].key)
    rows = [{**row, **change} for row in sheet.rows]
    with pytest.raises(SheetFault) as fault:
        draft_from(Sheet(sheet.interaction, sheet.fields, rows, sheet.targets))
    assert fault.value.field == field


@pytest.mark.parametrize("rubric", ["", "Isi", "= 4", "Isi = banyak"])
def test_a_rubric_without_points_is_refused(rubric: str) -> None:
    sheet = sheet_of(samples()["ESSAY"].content, samples()["ESSAY"].key)
    with pytest.raises(SheetFault):
        draft_from(Sheet(sheet.interaction, {**sheet.fields, "rubric": rubric}))


def test_an_order_needs_two_options() -> None:
    rows = [{"text": "satu", "place": 1}]
    with pytest.raises(SheetFault):
        draft_from(Sheet(Interaction.ORDER, {"prompt": "?"}, rows))


def test_an_empty_row_is_no_option() -> None:
    sheet = sheet_of(samples()["ORDER"].content, samples()["ORDER"].key)
    rows = [{"text": " "}, *sheet.rows, {"text": "", "place": 9}]
    key = draft_from(Sheet(sheet.interaction, sheet.fields, rows)).key
    assert isinstance(key, OrderKey)
    assert key == samples()["ORDER"].key


def test_lines_become_paragraphs_and_come_back_as_lines() -> None:
    assert as_block("satu\n\n dua ") == "<p>satu</p><p>dua</p>"
    assert as_block("<ul><li>satu</li></ul>") == "<ul><li>satu</li></ul>"
    assert typed_prompt("<p>satu</p><p>dua</p>") == "satu\ndua"
    assert typed_prompt("<ul><li>satu</li></ul>") == "<ul><li>satu</li></ul>"


def test_points_are_read_and_shown_exactly() -> None:
    for text in ("0,1", "1/3", "-2"):
        assert shown(read_points(text, "points", None)) == text
    with pytest.raises(SheetFault):
        read_points("1e5", "points", None)


def test_a_draft_never_says_itself_aloud() -> None:
    said = draft()
    assert str(said) == repr(said) == said.fingerprint
    assert "dua" not in f"{said}"
    assert fingerprint_of(said.content) != fingerprint_of(draft("Lain?").content)


def test_the_fingerprint_tells_content_and_key() -> None:
    assert draft().fingerprint == draft().fingerprint
    assert draft().fingerprint != draft(right=0).fingerprint
    assert draft().fingerprint != draft("Lain?").fingerprint


def test_the_newest_version_that_was_not_refused_says_the_state() -> None:
    assert state_of_item(["DRAF", "DISETUJUI"]) == "DRAF"
    assert state_of_item(["DITARIK", "DISETUJUI"]) == "DISETUJUI"
    assert state_of_item(["DITARIK"]) == state_of_item([]) == "DITARIK"


def test_a_verdict_counts_for_exactly_what_was_judged() -> None:
    assert is_fit([("LAYAK", "a")], "a")
    assert not is_fit([("LAYAK", "b"), ("PERBAIKI", "a")], "a")
    assert not is_fit([("LAYAK", "a"), ("TOLAK", "a")], "a")
    assert not is_fit([("LAYAK", "a"), ("PERBAIKI", "a")], "a")
    assert is_fit([("TOLAK", "a"), ("LAYAK", "a"), ("TOLAK", "b")], "a")
    assert [state_after(one) for one in ("LAYAK", "PERBAIKI", "TOLAK")] == [
        *("DITELAAH", "DRAF", "DITARIK")
    ]


def test_nobody_judges_their_own_work() -> None:
    assert may_review(1, writers={2})
    assert not may_review(2, writers={2})
    assert may_approve(1, writers={2}, reviewers={3})
    assert not may_approve(2, writers={2}, reviewers={3})
    assert not may_approve(3, writers={2}, reviewers={3})


def test_words_are_compared_one_by_one() -> None:
    pieces = words_between("satu dua tiga", "satu empat tiga")
    assert [(one.kind, one.text) for one in pieces] == [
        *(("same", "satu "), ("gone", "dua "), ("new", "empat "), ("same", "tiga"))
    ]
    assert words_between("", "baru")[0].kind == "new"


def test_only_parts_that_differ_are_told() -> None:
    one, two = draft().content, draft("Berapa dua kali dua?").content
    assert differences(one, one) == []
    assert [str(part.part) for part in differences(one, two)] == ["Pertanyaan"]
    more = one.model_copy(update={"options": one.options[:2]})
    assert [str(part.part) for part in differences(one, more)] == ["Pilihan 3"]


def test_a_package_is_told_from_a_workbook_by_its_bytes() -> None:
    assert is_package(b"\xef\xbb\xbf<assessmentItem/>")
    assert is_package(b"PK\x03\x04 imsmanifest.xml")
    assert not is_package(b"PK\x03\x04 xl/workbook.xml")
    assert not is_package(HEAD.encode())


def csv(*rows: str) -> bytes:
    return "\n".join((HEAD, *rows)).encode()


def test_codes_that_are_taken_or_too_long_stop_the_file() -> None:
    rows = (f"{code};Pilihan tunggal;Apa?;satu;dua;A" for code in ("A1", "A2", "x" * 41, "y" * 40))
    found = read_incoming(csv(*rows), "soal.csv", {"A2"})
    assert [(one.place, one.column) for one in found.faults] == [("3", "KODE"), ("4", "KODE")]
    assert len(found.items) == 4


def test_a_row_to_mend_is_told_with_its_column() -> None:
    found = read_incoming(csv("A1;Pilihan tunggal;Apa?;satu;dua;C"), "soal.csv")
    assert [(one.place, one.column) for one in found.faults] == [("2", "KUNCI")]
    assert found.faults[0].hint


def test_items_of_a_package_get_codes_the_bank_can_use() -> None:
    xml = b'<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="a b"/>'
    found = read_incoming(xml, "item.xml")
    assert found.items == ()
    assert [one.column for one in found.skipped] == ["a b"]


def test_every_key_can_be_shown_in_boxes() -> None:
    for sample in samples().values():
        assert isinstance(Draft(sample.content, sample.key).fingerprint, str)
        assert set(row_fields(sample.content, sample.key)) <= set(sample.content.codes)
        assert isinstance(key_fields(sample.content, sample.key), dict)
