from collections.abc import Callable
from email.message import Message
from io import BytesIO
from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.test import RequestFactory
from python_calamine import CalamineWorkbook

from takar.kernel.errors import TakarError
from takar.web.audit.action import NotPermitted
from takar.web.kit.answers import (
    CSV,
    XLSX,
    attachment,
    deed,
    download,
    faults_of,
    require,
    scan,
    way_back,
    workbook,
)


class Reason(forms.Form):
    reason = forms.CharField(label="Alasan", max_length=5)

    def clean(self) -> None:
        if self.cleaned_data.get("reason") == "salah":
            raise forms.ValidationError("Tidak boleh.")


def asked(method: str = "POST", **typed: str) -> HttpRequest:
    request = getattr(RequestFactory(), method.lower())("/", typed)
    request.user = AnonymousUser()
    request._messages = CookieStorage(request)
    return request  # type: ignore[no-any-return]


def told(request: HttpRequest) -> list[tuple[str, str]]:
    return [(one.level_tag, one.message) for one in get_messages(request)]


def refused(fault: type[Exception], *facts: Any, **more: Any) -> Callable[[], Any]:
    def act() -> object:
        raise fault(*facts, **more)

    return act


def test_a_deed_done_is_told_with_its_outcome_and_leads_on() -> None:
    request = asked()
    answer = deed(request, lambda: 3, "{outcome} orang {ini} diberi tahu.", "/lanjut/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/lanjut/")
    assert told(request) == [("success", "3 orang {ini} diberi tahu.")]


def test_a_deed_is_not_done_by_looking() -> None:
    done: list[int] = []
    assert deed(asked("GET"), lambda: done.append(1), "Selesai.", "/").status_code == 405
    assert done == []


def test_the_fault_of_a_deed_is_told_with_its_hint_and_leads_on() -> None:
    request = asked()
    answer = deed(request, refused(TakarError, "Sudah ada.", hint="Buka dulu."), "Selesai.", "/a/")
    assert answer.headers["Location"] == "/a/"
    assert told(request) == [("error", "Sudah ada. Buka dulu.")]


@pytest.mark.parametrize("fault", [PermissionDenied, NotPermitted])
def test_who_may_not_do_a_deed_or_take_a_file_is_refused(fault: type[Exception]) -> None:
    request = asked()
    with pytest.raises(PermissionDenied):
        deed(request, refused(fault, "Tidak."), "Selesai.", "/")
    with pytest.raises(PermissionDenied):
        download(request, refused(fault, "Tidak."), name="a.csv", kind=CSV)
    assert told(request) == []


def test_a_form_at_fault_does_nothing_and_is_told_in_one_line() -> None:
    request, done = asked(), list[int]()
    deed(request, lambda: done.append(1), "Selesai.", "/", form=Reason({"reason": "panjang"}))
    assert done == []
    ((level, said),) = told(request)
    assert level == "error"
    assert said.startswith("Alasan: ")
    deed(request, lambda: done.append(1), "Selesai.", "/", form=Reason({"reason": "bagus"}))
    assert done == [1]


def test_a_fault_of_the_whole_form_has_no_label() -> None:
    assert faults_of(Reason({"reason": "salah"})) == "Tidak boleh."


def test_only_who_may_passes() -> None:
    require(True)
    with pytest.raises(PermissionDenied):
        require(False)


@pytest.mark.parametrize("name", ['a";x="b.xlsx', "daftar é.xlsx", "biasa.xlsx"])
def test_a_file_is_offered_under_one_name_whatever_it_was_called(name: str) -> None:
    offered = Message()
    offered["Content-Disposition"] = attachment(b"", name, XLSX).headers["Content-Disposition"]
    assert offered.get_content_disposition() == "attachment"
    parts = offered.get_params([], header="content-disposition")
    assert {key for key, _ in parts[1:]} == {"filename"}
    assert offered.get_filename() == name


def test_a_workbook_holds_its_sheets() -> None:
    answer = workbook({"Satu": [{"NAMA": "Putri"}], "Dua": []}, "daftar.xlsx")
    assert answer.headers["Content-Type"] == XLSX
    assert answer.headers["Content-Disposition"] == 'attachment; filename="daftar.xlsx"'
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    assert book.sheet_names == ["Satu", "Dua"]
    assert book.get_sheet_by_name("Satu").to_python() == [["NAMA"], ["Putri"]]


def test_a_document_of_somebody_else_is_kept_and_may_do_nothing() -> None:
    answer = scan(b"%PDF", "sertifikat-7.pdf", "PDF")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; sandbox")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_file_that_can_be_made_is_handed_over() -> None:
    answer = download(asked("GET"), lambda: "a;b", name="a.csv", kind=CSV)
    assert (answer.status_code, answer.content) == (200, b"a;b")
    assert answer.headers["Content-Type"] == CSV


@pytest.mark.django_db
def test_a_file_that_cannot_be_made_is_answered_by_the_page_that_says_why() -> None:
    act = refused(TakarError, "Belum ditandatangani.", hint="Tandatangani dulu.")
    answer = download(asked("GET"), act, name="a.csv", kind=CSV)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Belum ditandatangani." in page
    assert "Tandatangani dulu." in page


@pytest.mark.parametrize(
    ("wanted", "page"),
    [
        ("/pegawai/?q=a", "/pegawai/?q=a"),
        ("https://lain.example/", "/"),
        ("//lain", "/"),
        ("x", "/"),
        ("", "/"),
    ],
)
def test_a_form_goes_back_only_to_a_page_of_ours(wanted: str, page: str) -> None:
    assert way_back(asked(next=wanted), "/") == page
