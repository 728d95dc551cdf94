from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from takar.web.audit.action import NotPermitted
from takar.web.audit.models import Entry
from takar.web.notices.models import Notice
from takar.web.timetables import actions
from takar.web.timetables.models import Invitation, Pass
from takar.web.timetables.papers import letters
from takar.web.timetables.papers.codes import code_svg
from takar.web.timetables.queries.attendance import holder_of
from takar.web.timetables.rules.passes import fingerprint
from takar.web.timetables.rules.refusals import NotReady
from tests.web.timetables import made
from tests.web.timetables.made import SITE, Town


def text_of(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def tokens_printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the address of every code that is drawn."""
    seen: list[str] = []
    draw = code_svg

    def noted(address: str) -> str:
        seen.append(address)
        return draw(address)

    monkeypatch.setattr(letters, "code_svg", noted)
    return seen


def test_nobody_is_invited_before_a_version_is_in_force(there: Town) -> None:
    made.draft(there)
    with pytest.raises(NotReady):
        actions.invite(there.cast.rahayu, there.event)
    with pytest.raises(NotReady):
        actions.print_letters(there.cast.rahayu, there.event, site=SITE)


def test_operators_invite_everybody_seated_and_tell_those_with_an_account(there: Town) -> None:
    made.published(there)
    Notice.objects.all().delete()
    with pytest.raises(NotPermitted):
        actions.invite(there.cast.bupati, there.event)
    assert actions.invite(there.cast.rahayu, there.event) == 6
    assert Invitation.objects.count() == 6
    assert [one.user for one in Notice.objects.all()] == [there.cast.putri]


def test_who_withdrew_is_not_invited(there: Town) -> None:
    made.published(there)
    type(there.putri).objects.filter(pk=there.putri.pk).update(state="MENGUNDURKAN_DIRI")
    assert actions.invite(there.cast.rahayu, there.event) == 5


def test_only_the_invited_answers_and_an_excuse_needs_a_reason(there: Town) -> None:
    invitation = made.invited(there)
    for user in (there.cast.rahayu, there.cast.sari, there.cast.joko):
        with pytest.raises(NotPermitted):
            actions.answer_invitation(user, invitation, answer="HADIR")
    putri = there.cast.putri
    for answer, because in (("BERHALANGAN", " "), ("MUNGKIN", "x")):
        with pytest.raises(NotReady):
            actions.answer_invitation(putri, invitation, answer=answer, because=because)
    actions.answer_invitation(putri, invitation, answer="BERHALANGAN", because="Cuti melahirkan")
    actions.answer_invitation(putri, invitation, answer="HADIR")
    invitation.refresh_from_db()
    assert (invitation.answer, invitation.opened_at is not None) == ("HADIR", True)


def test_of_a_code_only_its_fingerprint_is_kept(
    there: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tokens_printed(monkeypatch)
    made.invited(there)
    actions.print_letter(there.cast.putri, there.putri, site=SITE)
    token = seen[0].rstrip("/").rsplit("/", 1)[-1]
    assert seen[0] == f"{SITE}/jadwal/hadir/{token}/"
    assert Pass.objects.get().token_hash == fingerprint(token)
    assert token not in str([(one.act, one.facts) for one in Entry.objects.all()])
    assert holder_of(token) == there.putri


def test_each_print_has_a_code_of_its_own_and_all_of_them_hold(
    there: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tokens_printed(monkeypatch)
    made.invited(there)
    for _ in range(2):
        actions.print_letter(there.cast.rahayu, there.putri, site=SITE)
    tokens = {one.rstrip("/").rsplit("/", 1)[-1] for one in seen}
    assert len(tokens) == 2
    assert {holder_of(one) for one in tokens} == {there.putri}


def test_old_codes_are_forgotten_once_there_are_twenty_newer_ones(there: Town) -> None:
    invitation = made.invited(there)
    Pass.objects.bulk_create(
        Pass(invitation=invitation, token_hash=fingerprint(str(n))) for n in range(20)
    )
    actions.print_letter(there.cast.rahayu, there.putri, site=SITE)
    assert Pass.objects.count() == 20
    assert not Pass.objects.filter(token_hash=fingerprint("0")).exists()


def test_a_letter_says_when_where_and_for_whom_but_not_before_whom(there: Town) -> None:
    made.invited(there)
    (text,) = text_of(actions.print_letter(there.cast.putri, there.putri, site=SITE))
    for word in ("Putri Anjani", "09.00–10.00", "Ruang 1", "Rabu, 14 Mei 2025", "KABUPATEN"):
        assert word in text
    for word in ("Sari", "Budi", there.putri.employee.nip or "?"):
        assert word not in text


def test_no_assessor_signs_an_invitation(there: Town) -> None:
    agency = there.cast.agency
    agency.letterhead = {
        "signatories": [
            {"role": "Asesor penanggung jawab", "name": "Sari"},
            {"role": "Kepala BKPSDM", "name": "Rahayu"},
        ]
    }
    agency.save()
    made.invited(there)
    (text,) = text_of(actions.print_letter(there.cast.putri, there.putri, site=SITE))
    assert "Rahayu" in text
    assert "Sari" not in text


def test_all_letters_are_one_file_with_a_page_for_each(there: Town) -> None:
    made.published(there)
    pages = text_of(actions.print_letters(there.cast.rahayu, there.event, site=SITE))
    assert len(pages) == 6
    names = [one.employee.name for one in there.people]
    assert [name in page for name, page in zip(names, pages, strict=True)] == [True] * 6


def test_a_stranger_prints_no_letter(there: Town) -> None:
    made.invited(there)
    for user in (there.cast.joko, there.cast.sari, there.cast.hadi, there.budi):
        with pytest.raises(NotPermitted):
            actions.print_letter(user, there.putri, site=SITE)
    other: Any = next(one for one in there.people if one != there.putri)
    with pytest.raises(NotPermitted):
        actions.print_letter(there.cast.putri, other, site=SITE)
