"""Everything the room writes.

To be told something is no deed of the person who is told, so nothing here is recorded as an act:
the deed that leads to a notice is, in the room where it is done.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from takar.kernel.language import Message
from takar.web.accounts.models import Agency, User
from takar.web.notices.letters import send_later
from takar.web.notices.models import Notice
from takar.web.notices.queries import notices_for, unread_for
from takar.web.notices.rules import KEPT_AFTER_READING, Said, is_own_page

AT_ONCE = 2_000


def tell(users: Iterable[User], agency: Agency, message: Message, *, link: str = "") -> int:
    """Tell people something on their page and, where they have an address, by e-mail.

    Call it from the action that gives the reason, inside its transaction: the notices come to be
    with the deed or not at all, the e-mails go out only once it is done, and an e-mail that fails
    changes nothing. Who has the same notice still unread is not told again. An e-mail leaves the
    house, so say nothing in it that its readers may not carry out: no NIP, no sanction.

    Args:
        users: whom to tell; nobody twice.
        agency: on whose behalf.
        message: what to say, with its facts apart.
        link: the page where something can be done about it.

    Returns:
        How many were told.
    """
    if link and not is_own_page(link):
        raise ValueError(link)
    said = Said.of(message).model_dump()
    known = set(same_unread(agency, said, link))
    asked = {user.pk: user for user in users if user.is_active and user.pk not in known}
    made = Notice.objects.bulk_create(
        [Notice(agency=agency, user=user, said=said, link=link) for user in asked.values()],
        batch_size=AT_ONCE,
    )
    forget_read(agency, now=timezone.now())
    letters = [each.pk for each in made if asked[each.user_id].email]
    if letters:
        transaction.on_commit(lambda: send_later(letters), robust=True)
    return len(made)


def same_unread(agency: Agency, said: dict[str, object], link: str) -> Iterable[int]:
    """Return who has this very notice and has not opened it."""
    waiting = Notice.objects.filter(agency=agency, link=link, said=said, read_at=None)
    found: Iterable[int] = waiting.order_by().values_list("user_id", flat=True)
    return found


def mark_read(notices: "QuerySet[Notice]", *, now: datetime | None = None) -> int:
    """Note that notices have been opened; the first time counts."""
    return notices.filter(read_at=None).update(read_at=now or timezone.now())


def mark_one_read(reader: User, notice: Notice) -> int:
    """Note that somebody opened a notice of theirs."""
    return mark_read(notices_for(reader, notice.agency).filter(pk=notice.pk))


def mark_all_read(reader: User, agency: Agency) -> int:
    """Note that somebody has seen everything that waited for them."""
    return mark_read(unread_for(reader, agency))


def forget_read(agency: Agency, *, now: datetime) -> int:
    """Remove what was read long ago; what nobody opened stays."""
    old = Notice.objects.filter(agency=agency, read_at__lt=now - KEPT_AFTER_READING)
    removed, _each = old.delete()
    return int(removed)
