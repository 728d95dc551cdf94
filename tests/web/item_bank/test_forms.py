"""What is typed into the pages of the item bank."""

import pytest
from django.http import QueryDict

from takar.items.content import Interaction, MediaRef
from takar.items.media import MediaKind, read_media
from takar.web.item_bank.forms.lists import (
    BatchForm,
    ExportForm,
    ItemFilter,
    LookFilter,
    ReviewForm,
)
from takar.web.item_bank.forms.sheets import FileCard, KeyForms, NewCard, SheetForms
from takar.web.item_bank.rules.sheets import sheet_of
from tests.cast import Cast
from tests.web.item_bank.made import PNG, Team, draft, samples


@pytest.mark.parametrize("kind", list(Interaction))
def test_a_page_shows_the_boxes_of_its_interaction_only(kind: Interaction) -> None:
    sheet = SheetForms(kind)
    names = set(sheet.body.fields)
    assert ("rubric" in names) == (kind is Interaction.ESSAY)
    assert ("accepted" in names) == (kind is Interaction.SHORT_TEXT)
    assert ("seconds" in names) == (kind is Interaction.SPEED)
    assert (sheet.targets is not None) == (kind is Interaction.MATCH)
    assert (sheet.rows is None) == (kind in {"SHORT_TEXT", "ESSAY", "SPEED"})


def test_key_boxes_stand_apart_from_option_boxes() -> None:
    row = SheetForms(Interaction.JUDGEMENT).rows[0]
    assert [box.name for box in row.option_boxes] == ["text", "is_fixed"]
    assert [box.name for box in row.key_boxes] == ["points", "worst"]


def test_a_picture_can_be_chosen_for_an_option_once_there_is_one() -> None:
    file = read_media(PNG)
    ref = MediaRef(name=file.name, kind=MediaKind.PNG, alt="Bagan")
    row = SheetForms(Interaction.CHOICE, media=(ref,)).rows[0]
    assert (file.name, "Bagan") in row["medium"].field.choices


def test_a_speed_test_gets_digits_nobody_else_has() -> None:
    seeds = {SheetForms(Interaction.SPEED).body["seed"].value() for _again in range(3)}
    assert len(seeds) == 3


def test_a_sheet_without_words_is_not_judged() -> None:
    sheet = SheetForms(Interaction.SHORT_TEXT, QueryDict("body-prompt="))
    assert sheet.draft() is None
    assert "prompt" in sheet.body.errors


def test_a_fault_without_a_box_stands_above_the_page() -> None:
    sent = QueryDict(mutable=True)
    sent.update({"body-prompt": "Apa?", "rows-TOTAL_FORMS": "2", "rows-INITIAL_FORMS": "0"})
    sent.update({"rows-0-text": "satu", "rows-1-text": "dua"})
    sheet = SheetForms(Interaction.CHOICE, sent)
    assert sheet.draft() is None
    assert "nilai" in str(sheet.fault)


def test_a_corrected_key_leaves_the_question_as_it_is() -> None:
    said = draft()
    sent = QueryDict("rows-TOTAL_FORMS=3&rows-INITIAL_FORMS=3&rows-0-points=1&body-prompt=Lain")
    found = KeyForms(sent, typed=sheet_of(said.content, said.key)).draft()
    assert found is not None
    assert found.content == said.content
    assert found.key == draft(right=0).key


def test_keys_without_rows_are_corrected_too() -> None:
    sample = samples()["LIKERT"]
    sent = QueryDict("body-is_reversed=on&body-lowest=0&body-scale=Teliti")
    found = KeyForms(sent, typed=sheet_of(sample.content, sample.key)).draft()
    assert found is not None
    assert found.content == sample.content
    assert found.key.scale == "Teliti"  # type: ignore[union-attr]


def test_the_card_writes_codes_and_tags_in_one_form() -> None:
    card = FileCard({"title": "x", "competency": "kerjasama tim", "tags": " a , b,"})
    assert card.is_valid()
    assert card.cleaned_data["competency"] == "KERJASAMA_TIM"
    assert card.cleaned_data["tags"] == ["a", "b"]
    assert card.cleaned_data["level"] is None


@pytest.mark.parametrize("code", ["", "a b", "<b>", "-a", "x" * 41])
def test_a_code_is_letters_and_digits(cast: Cast, team: Team, code: str) -> None:
    card = NewCard({"pool": team.pool.pk, "code": code, "title": "x"}, agency=cast.agency)
    assert "code" in card.errors


def test_a_pool_of_another_agency_is_no_choice(cast: Cast, team: Team) -> None:
    card = BatchForm({"pool": team.pool.pk}, agency=cast.other_agency)
    assert "pool" in card.errors


def test_filters_that_make_no_sense_do_not_narrow(cast: Cast, team: Team) -> None:
    form = ItemFilter({"pool": "x", "state": "LAIN", "q": "a"}, agency=cast.agency)
    assert form.wanted["q"] == "a"
    assert form.wanted.get("state") in {None, ""}
    assert LookFilter({"since": "kemarin"}).wanted.get("since") is None


def test_verdicts_and_file_forms_are_chosen_from_lists() -> None:
    assert not ReviewForm({"verdict": "BAGUS"}).is_valid()
    assert not ExportForm({"form": "DOC", "because": "x"}).is_valid()
    assert not ExportForm({"form": "QTI22", "because": " "}).is_valid()
    assert ExportForm({"form": "QTI30", "because": "x"}).is_valid()
