from datetime import date

from takar.regulations.book import Book
from takar.web.mobility.forms import DeclarationForm, subjects_in

LAW = Book.load().on(date(2026, 3, 2))


def test_documents_may_be_about_what_requirements_read_from_them() -> None:
    subjects = dict(subjects_in(LAW))
    assert {"SEHAT", "PENGALAMAN_BIDANG"} <= set(subjects)
    assert all(subjects.values())


def test_a_declaration_says_whether_it_is_met() -> None:
    facts = {"subject": "SEHAT", "document": "RS/7", "declared_on": "2026-03-02"}
    assert not DeclarationForm(facts, law=LAW).is_valid()
    form = DeclarationForm({**facts, "is_met": "tidak"}, law=LAW)
    assert form.is_valid()
    assert form.cleaned_data["is_met"] is False
