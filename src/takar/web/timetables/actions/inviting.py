"""Ask people to come, print their letters, and take their answer."""

from collections.abc import Collection, Iterable

from django.urls import reverse
from django.utils import timezone

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.assessments.models import Event, Participant
from takar.web.audit.action import action, noted
from takar.web.notices.actions import tell
from takar.web.timetables.models import Invitation, Pass, Timetable
from takar.web.timetables.papers.letters import letters_pdf
from takar.web.timetables.permissions import is_invited, plans, reads_letter
from takar.web.timetables.queries.inviting import seated_people
from takar.web.timetables.queries.sessions import in_force
from takar.web.timetables.rules.passes import fingerprint, new_token
from takar.web.timetables.rules.refusals import NotReady
from takar.web.timetables.rules.states import ANSWERS

KEPT_PASSES = 20


@action("timetables.participants.invited", needs=plans)
def invite(actor: User, event: Event, *, participants: Collection[int] | None = None) -> int:
    """Ask people to come; returns how many were asked. Asking again tells them again.

    Raises:
        NotReady: no version is in force, so nobody can be told when to come.
    """
    timetable = published(event)
    people = seated_people(timetable, participants)
    invited(timetable, people)
    users = [one.employee.user for one in people if one.employee.user]
    told = tell(
        users,
        event.agency,
        msg(
            "Anda diundang mengikuti {event}; lihat waktunya dan jawab hadir atau berhalangan.",
            event=event.name,
        ),
        link=reverse("timetables:mine"),
    )
    noted(people=len(people), told=told)
    return len(people)


@action("timetables.invitation.viewed", needs=is_invited)
def open_invitation(actor: User, invitation: Invitation) -> None:
    """Note that somebody saw when and where to come; the first time counts."""
    Invitation.objects.filter(pk=invitation.pk, opened_at=None).update(opened_at=timezone.now())


@action("timetables.invitation.answered", needs=is_invited)
def answer_invitation(
    actor: User, invitation: Invitation, *, answer: str, because: str = ""
) -> None:
    """Say whether one comes; who does not says why. The last answer counts.

    Raises:
        NotReady: no such answer, or no reason.
    """
    if answer not in ANSWERS:
        raise NotReady(msg("Pilih hadir atau berhalangan."))
    if answer == "BERHALANGAN" and not because.strip():
        raise NotReady(
            msg("Berhalangan memerlukan alasan."),
            hint=msg("Tulis singkat mengapa, lalu kirim lagi."),
        )
    noted(before=invitation.answer)
    invitation.answer, invitation.because = answer, because.strip()[:300]
    invitation.answered_at = timezone.now()
    invitation.opened_at = invitation.opened_at or invitation.answered_at
    invitation.save()


@action("timetables.letters.printed", needs=plans)
def print_letters(
    actor: User, event: Event, *, site: str, participants: Collection[int] | None = None
) -> bytes:
    """Return letters in one file, each with a new code; who has one is invited by it.

    Args:
        actor: the operator.
        event: with a version in force.
        site: the address of the service, before the path.
        participants: whose letters; everybody's when left out.

    Raises:
        NotReady: no version is in force, or nobody is seated in it.
    """
    timetable = published(event)
    people = seated_people(timetable, participants)
    if not people:
        raise NotReady(msg("Tidak ada peserta yang mendapat sesi."))
    noted(people=len(people))
    return letters_of(timetable, people, site)


@action("timetables.letter.printed", needs=reads_letter)
def print_letter(actor: User, participant: Participant, *, site: str) -> bytes:
    """Return the letter of one person with a new code.

    Raises:
        NotReady: no version is in force, or the person has no session in it.
    """
    timetable = published(participant.event)
    people = seated_people(timetable, [participant.pk])
    if not people:
        raise NotReady(msg("Belum ada sesi untuk peserta ini."))
    return letters_of(timetable, people, site)


def letters_of(timetable: Timetable, people: list[Participant], site: str) -> bytes:
    """Print letters, each with a code of its own."""
    invitations = invited(timetable, people, again=False)
    tokens = {one.pk: new_token() for one in people}
    Pass.objects.bulk_create(
        [
            Pass(invitation=invitations[pk], token_hash=fingerprint(token))
            for pk, token in tokens.items()
        ],
        batch_size=500,
    )
    if len(people) == 1:
        forget_old(invitations[people[0].pk])
    addresses = {
        pk: f"{site}{reverse('timetables:token', args=[token])}" for pk, token in tokens.items()
    }
    return letters_pdf(timetable, people, addresses)


def forget_old(invitation: Invitation) -> None:
    """Keep the newest codes only, so that printing again and again fills no table."""
    newest = Pass.objects.filter(invitation=invitation).order_by("-pk").values_list("pk", flat=True)
    kept = list(newest[:KEPT_PASSES])
    Pass.objects.filter(invitation=invitation).exclude(pk__in=kept).delete()


def invited(
    timetable: Timetable, people: Iterable[Participant], *, again: bool = True
) -> dict[int, Invitation]:
    """Return the invitations of people, made where they had none."""
    people = list(people)
    now = timezone.now()
    known = Invitation.objects.filter(participant__in=people)
    if again:
        known.update(sent_at=now, timetable=timetable)
    have = set(known.values_list("participant_id", flat=True))
    Invitation.objects.bulk_create(
        [
            Invitation(participant=one, timetable=timetable, sent_at=now)
            for one in people
            if one.pk not in have
        ],
        batch_size=500,
    )
    return {one.participant_id: one for one in Invitation.objects.filter(participant__in=people)}


def published(event: Event) -> Timetable:
    """Return the version in force.

    Raises:
        NotReady: there is none.
    """
    timetable = in_force(event)
    if timetable is None:
        raise NotReady(
            msg("Belum ada jadwal yang berlaku."), hint=msg("Terbitkan satu versi lebih dahulu.")
        )
    return timetable
