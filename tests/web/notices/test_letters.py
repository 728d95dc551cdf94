from typing import Any

import pytest

from takar.kernel.language import msg
from takar.web.kit.scope import scope
from takar.web.notices.letters import LONGEST_SUBJECT, address_of, letter_of, send, subject_of
from takar.web.notices.models import Notice
from takar.web.notices.rules import Said
from tests.cast import Cast


@pytest.fixture
def notice(cast: Cast) -> Notice:
    said = Said.of(msg("{text}", text="kata " * 60 + "\r\nBcc: orang@contoh.org"))
    with scope(agency=cast.agency):
        made: Notice = Notice.objects.create(
            agency=cast.agency, user=cast.putri, said=said.model_dump()
        )
    return made


def test_a_subject_is_one_short_line_whatever_is_told(notice: Notice) -> None:
    subject = subject_of(notice)
    assert "\n" not in subject
    assert len(subject) <= LONGEST_SUBJECT + len("Takar: ")


def test_a_letter_says_everything_and_that_a_program_wrote_it(notice: Notice) -> None:
    letter = letter_of(notice)
    assert "Bcc: orang@contoh.org" in letter.body
    assert letter.recipients() == [""] or letter.bcc == []
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize("hosts", [[], ["*"], [".contoh.go.id"]])
def test_a_service_that_does_not_know_its_name_gives_no_address(
    notice: Notice, settings: Any, hosts: list[str]
) -> None:
    settings.ALLOWED_HOSTS = hosts
    assert address_of(notice) == ""
    assert "lonceng" in str(letter_of(notice).body)


def test_who_has_no_address_gets_no_letter(notice: Notice) -> None:
    assert send([notice]) == 0
