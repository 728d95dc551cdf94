from django.core.files.uploadedfile import SimpleUploadedFile

from takar.web.reviews.forms import (
    CaseFilter,
    CycleForm,
    DecisionForm,
    DecreeForm,
    GroupFilter,
    MemberForm,
    ProposalForm,
)
from takar.web.reviews.rules.quorum import Votes
from tests.web.reviews.made import Stage


def test_forms_offer_what_belongs_to_the_agency(stage: Stage) -> None:
    agency = stage.cast.agency
    assert list(CycleForm(agency=agency).fields["run"].queryset) == [stage.run]  # type: ignore[attr-defined]
    assert "31-12-2025" in str(CycleForm(agency=agency))
    for form in (CaseFilter(agency=agency), GroupFilter(agency=agency)):
        assert list(form.fields["unit"].queryset) == [stage.cast.unit]  # type: ignore[attr-defined]
    assert stage.cast.joko not in MemberForm(cycle=stage.cycle).fields["user"].queryset  # type: ignore[attr-defined]


def test_the_box_of_now_is_not_offered() -> None:
    form = ProposalForm(titles={9: "Tinggi", 5: "Tengah"}, now=5)
    assert [code for code, _ in form.fields["box_to"].choices] == ["", 9]  # type: ignore[attr-defined]


def test_a_decision_without_numbers_has_no_votes() -> None:
    form = DecisionForm({"decision": "terima"})
    assert form.is_valid()
    assert form.told == {"is_accepted": True, "votes": None, "because": ""}
    counted = DecisionForm({"decision": "tolak", "agree": "1", "against": "2", "because": "Belum"})
    assert counted.is_valid()
    assert counted.told["votes"] == Votes(agree=1, against=2)


def test_a_decree_brings_the_bytes_of_its_paper() -> None:
    days = dict.fromkeys(("on", "valid_from", "valid_until"), "2026-01-01")
    told = {"number": "1", "pool_boxes": ["9", "8"], **days}
    form = DecreeForm(told, {"file": SimpleUploadedFile("sk.pdf", b"%PDF-1.7")})  # type: ignore[arg-type]
    assert form.is_valid()
    assert form.cleaned_data["file"] == b"%PDF-1.7"
    assert form.cleaned_data["pool_boxes"] == [9, 8]
    without = DecreeForm(told)
    assert without.is_valid()
    assert without.cleaned_data["file"] == b""
