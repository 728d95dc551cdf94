from django.contrib.messages import INFO, get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import RequestFactory

from takar.web.accounts.adapter import InvitedOnly
from takar.web.accounts.models import User
from takar.web.audit.models import Entry
from takar.web.kit.scope import scope
from tests.cast import Cast


def request() -> HttpRequest:
    made = RequestFactory().get("/")
    made.session = SessionStore()
    made._messages = FallbackStorage(made)  # type: ignore[attr-defined]
    return made


def test_nobody_signs_up_by_themselves() -> None:
    assert not InvitedOnly().is_open_for_signup(request())


def test_a_password_one_chose_is_not_temporary_any_more(db: None) -> None:
    user = User.objects.create_user("budi", has_temporary_password=True)
    InvitedOnly().set_password(user, "rumah-takar-2025")
    user.refresh_from_db()
    assert not user.has_temporary_password
    assert user.check_password("rumah-takar-2025")


def test_changes_are_told_in_our_words_and_coming_and_going_is_not(db: None) -> None:
    made = request()
    InvitedOnly().add_message(made, INFO, "account/messages/logged_in.txt")
    InvitedOnly().add_message(made, INFO, "account/messages/password_changed.txt")
    assert [str(message) for message in get_messages(made)] == ["Kata sandi sudah diganti."]


def test_who_came_in_and_chose_a_password_is_recorded_where_they_work(cast: Cast) -> None:
    cast.putri.backend = "django.contrib.auth.backends.ModelBackend"
    InvitedOnly().login(request(), cast.putri)
    InvitedOnly().set_password(cast.putri, "rumah-takar-2025")
    with scope(agency_code=cast.agency.code):
        acts = list(Entry.objects.filter(actor=cast.putri).values_list("act", flat=True))
        facts = str(list(Entry.objects.values_list("facts", flat=True)))
    assert acts == ["accounts.password.chosen", "accounts.session.opened"]
    assert "rumah" not in facts
    with scope(agency_code=cast.other_agency.code):
        assert not Entry.objects.filter(actor=cast.putri).exists()
