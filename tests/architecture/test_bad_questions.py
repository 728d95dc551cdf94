"""Every address asked nonsense by people who may ask: an answer in words, never a broken page."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from takar.web.accounts.models import Role
from tests.architecture.addresses import ARGUMENTS, Town, browser

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

HUGE = "9" * 30
FIELDS = (
    *("after", "age", "agency", "asesor", "assessor", "bahas", "before", "box", "cari", "category"),
    *("code", "completeness", "dari", "day", "education", "education_fit", "employment", "ends_on"),
    *("evidence", "grade", "group", "hal", "head", "jenis", "kategori", "ke", "known_on", "konsep"),
    *("kotak", "left_on", "level", "measure", "missing", "name", "next", "nip", "pelaku", "pk"),
    *("performance", "potential", "purpose", "q", "rak", "reason", "role", "run", "sampai", "side"),
    *("signed_on", "sort", "starts_on", "state", "strengths", "tanggal", "tier", "tindakan"),
    *("tingkat", "title", "unit", "urut", "username", "full_name", "kelompok-TOTAL_FORMS"),
)
WORDS = ("x", HUGE, "²", "a\x00b")
ONCE = ("account_logout",)


@pytest.fixture(scope="module")
def operator(town: Town, django_db_blocker: Any) -> Client:
    with django_db_blocker.unblock():
        return browser(town.hamlet.users[Role.OPERATOR])


@pytest.mark.parametrize("name", sorted(set(ARGUMENTS) - set(ONCE)))
@pytest.mark.parametrize("how", ["get", "post"])
def test_nonsense_is_answered_in_words(town: Town, operator: Client, name: str, how: str) -> None:
    for word in WORDS:
        response = getattr(operator, how)(town.address(name), dict.fromkeys(FIELDS, word))
        assert response.status_code < 500


@pytest.mark.parametrize("name", [name for name in sorted(ARGUMENTS) if ARGUMENTS[name]])
def test_numbers_beyond_every_row_find_nothing(town: Town, operator: Client, name: str) -> None:
    words = [town.rows[word] for word in ARGUMENTS[name]]
    address = reverse(name, args=[HUGE if isinstance(word, int) else word for word in words])
    for how in ("get", "post"):
        assert getattr(operator, how)(address).status_code < 500


@pytest.mark.parametrize("name", ["people:upload", "assessments:upload"])
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\x00\x01\x02", b"=1+1,2\n", b"\xff\xfe"])
def test_files_that_are_none_are_answered_in_words(
    town: Town, operator: Client, name: str, content: bytes
) -> None:
    for called in ("../../etc/passwd", 'a";b="c.csv', "x" * 300 + ".xlsx", "a\nb.csv"):
        file = SimpleUploadedFile(called, content)
        sent = {"kind": "siasn", "assessor": "Sari", "file": file}
        assert operator.post(town.address(name), sent).status_code in {200, 302, 422}
