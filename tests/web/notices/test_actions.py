from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.kit.scope import scope, scopes_disabled
from takar.web.notices.actions import forget_read, mark_all_read, mark_one_read, tell
from takar.web.notices.models import Notice
from takar.web.notices.queries import unread_for
from takar.web.notices.rules import KEPT_AFTER_READING
from tests.cast import Cast

SAID = msg("Bukti {title} menunggu verifikasi.", title="Seminar {1}")
OnCommit = Callable[..., Any]


class BrokenMail(BaseEmailBackend):
    """A mail server that is down."""

    def send_messages(self, email_messages: Any) -> int:
        raise ConnectionRefusedError


@pytest.fixture(autouse=True)
def inside(cast: Cast) -> Iterator[None]:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        yield


def with_address(user: User) -> User:
    user.email = f"{user.username}@contoh.go.id"
    user.save()
    return user


def test_everybody_is_told_once_and_nobody_else(cast: Cast) -> None:
    told = tell([cast.putri, cast.hadi, cast.putri], cast.agency, SAID, link="/bukti/7/")
    assert told == 2
    assert [str(each) for each in unread_for(cast.putri, cast.agency)] == [
        "Bukti Seminar {1} menunggu verifikasi."
    ]
    assert not unread_for(cast.rahayu, cast.agency).exists()


def test_who_has_not_read_the_same_notice_is_not_told_again(cast: Cast) -> None:
    tell([cast.putri], cast.agency, SAID, link="/bukti/7/")
    assert tell([cast.putri, cast.hadi], cast.agency, SAID, link="/bukti/7/") == 1
    assert tell([cast.putri], cast.agency, SAID, link="/bukti/8/") == 1
    mark_all_read(cast.putri, cast.agency)
    assert tell([cast.putri], cast.agency, SAID, link="/bukti/7/") == 1


def test_who_may_no_longer_sign_in_is_not_told(cast: Cast) -> None:
    cast.putri.is_active = False
    assert tell([cast.putri], cast.agency, SAID) == 0


def test_a_notice_leads_to_a_page_of_this_service_only(cast: Cast) -> None:
    for link in ("https://contoh.org/", "//contoh.org/", "/\\contoh.org"):
        with pytest.raises(ValueError, match="contoh"):
            tell([cast.putri], cast.agency, SAID, link=link)


def test_an_email_goes_out_after_the_deed_to_those_with_an_address(
    cast: Cast, django_capture_on_commit_callbacks: OnCommit
) -> None:
    with_address(cast.putri)
    with django_capture_on_commit_callbacks(execute=True):
        tell([cast.putri, cast.hadi], cast.agency, SAID, link="/bukti/7/")
        assert mail.outbox == []
    (letter,) = mail.outbox
    assert letter.to == ["putri@contoh.go.id"]
    assert letter.subject == "Takar: Bukti Seminar {1} menunggu verifikasi."
    notice = unread_for(cast.putri, cast.agency).get()
    assert "Yth. Putri," in letter.body
    assert f"http://localhost/pemberitahuan/{notice.pk}/" in letter.body


def test_what_is_taken_back_sends_no_email(
    cast: Cast, django_capture_on_commit_callbacks: OnCommit
) -> None:
    with_address(cast.putri)
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        tell([cast.putri], cast.agency, SAID)
        transaction.set_rollback(True)
    assert mail.outbox == []
    assert not unread_for(cast.putri, cast.agency).exists()


def test_an_email_that_fails_leaves_the_notice(
    cast: Cast, settings: Any, django_capture_on_commit_callbacks: OnCommit
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.BrokenMail"
    with_address(cast.putri)
    with django_capture_on_commit_callbacks(execute=True):
        assert tell([cast.putri], cast.agency, SAID) == 1
    assert unread_for(cast.putri, cast.agency).count() == 1


def test_only_ones_own_notices_are_marked_read(cast: Cast) -> None:
    tell([cast.putri, cast.hadi], cast.agency, SAID)
    foreign = unread_for(cast.hadi, cast.agency).get()
    assert mark_one_read(cast.putri, foreign) == 0
    assert mark_all_read(cast.putri, cast.agency) == 1
    assert unread_for(cast.hadi, cast.agency).count() == 1


def test_the_first_reading_counts(cast: Cast) -> None:
    tell([cast.putri], cast.agency, SAID)
    notice = unread_for(cast.putri, cast.agency).get()
    assert (mark_one_read(cast.putri, notice), mark_one_read(cast.putri, notice)) == (1, 0)


def test_what_was_read_long_ago_is_forgotten_and_the_unread_stays(cast: Cast) -> None:
    now = timezone.now()
    old, edge, unread = (
        Notice.objects.create(agency=cast.agency, user=cast.putri, read_at=read_at)
        for read_at in (
            now - KEPT_AFTER_READING - timedelta(seconds=1),
            now - KEPT_AFTER_READING,
            None,
        )
    )
    assert forget_read(cast.agency, now=now) == 1
    assert set(Notice.objects.values_list("pk", flat=True)) == {edge.pk, unread.pk}
    with scopes_disabled():
        assert not Notice.objects.filter(pk=old.pk).exists()
