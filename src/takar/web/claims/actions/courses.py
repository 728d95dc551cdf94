"""Trainings entered for many people with one press, and taken back as one."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.models import Agency, User
from takar.web.audit.action import action, noted
from takar.web.claims.actions.deciding import needed
from takar.web.claims.actions.files import Upload, keep_file
from takar.web.claims.actions.refusals import NotNow, spent
from takar.web.claims.importing.judging import Entry, Judged, judged
from takar.web.claims.importing.participants import Chosen, people_entered_for
from takar.web.claims.models import Certificate, Claim, ClaimState, Course
from takar.web.claims.permissions import enters_for_many, keeps_course
from takar.web.claims.queries.courses import deciders_for
from takar.web.notices.actions import tell
from takar.web.people.models import Employee

AT_ONCE = 2_000
OWN_FACTS = (
    *("title", "training_kind", "structural_level", "provider"),
    *("started_on", "ended_on", "lesson_hours"),
)


class NobodyChosen(TakarError):
    """A course without participants."""


class NotReady(TakarError):
    """Some of what is to be entered cannot be.

    Attributes:
        refused: those entries.
    """

    def __init__(self, refused: Sequence[Judged]) -> None:
        super().__init__(
            msg(
                "{count} peserta tidak dapat diajukan; belum ada yang disimpan.", count=len(refused)
            ),
            hint=msg("Lihat keterangannya pada daftar, lepaskan centangnya, lalu ajukan lagi."),
        )
        self.refused = list(refused)


@action("claims.course.submitted", needs=enters_for_many)
def submit_course(  # noqa: PLR0913 - named at the call
    actor: User,
    agency: Agency,
    *,
    course: Course,
    participants: Iterable[Chosen],
    once_key: str,
    upload: Upload | None = None,
    day: date | None = None,
) -> Course:
    """Enter one course for everybody who took part; each is verified by another person.

    All are entered or none. The same key a second time leads to the course of the first.

    Args:
        actor: an operator, or the head of a unit for the people in it.
        agency: whose people.
        course: the facts, not stored yet.
        participants: who took part.
        once_key: made when the form was shown.
        upload: one file of proof for all.
        day: the day on which it is entered; today when left out.

    Raises:
        NobodyChosen: when nobody is left.
        NotReady: when somebody cannot be entered, with the reasons.
    """
    if sent := sent_before(actor, once_key):
        return sent
    entries = entries_of(actor, agency, course, participants)
    refuse_unready(judged(agency, entries, day or timezone.localdate()))
    course.agency, course.made_by = agency, actor
    course.full_clean()
    try:
        with transaction.atomic():
            course.save()
            claims = stored(actor, agency, [(entry, course) for entry in entries], once_key)
    except IntegrityError as fault:
        course.pk = None
        sent = sent_before(actor, once_key)
        if sent is None:
            raise spent() from fault
        return sent
    if upload is not None:
        keep_for_all(actor, claims, upload)
    people = [entry.employee for entry in entries]
    tell_many(actor, agency, people, course.title, course)
    noted(course=course.pk, claims=len(claims), employees=[one.code for one in people])
    return course


@action("claims.trainings.submitted", needs=enters_for_many)
def submit_trainings(
    actor: User, agency: Agency, *, entries: Sequence[Entry], once_key: str, day: date | None = None
) -> int:
    """Enter many trainings of many people; those alike become one course. Return how many.

    The same key a second time enters nothing and returns how many the first time entered.

    Raises:
        NobodyChosen: when there is none.
        NotReady: when one of them cannot be entered.
    """
    if sent := Claim.objects.filter(once_key__startswith=f"{once_key}-", entered_by=actor).count():
        noted(claims=sent, repeated=True)
        return int(sent)
    allowed = set(people_entered_for(actor, agency).values_list("pk", flat=True))
    taken = [entry for entry in entries if entry.employee.pk in allowed]
    refuse_nobody(taken)
    refuse_unready(judged(agency, taken, day or timezone.localdate()))
    try:
        with transaction.atomic():
            claims = stored(actor, agency, with_courses(actor, agency, taken), once_key)
    except IntegrityError as fault:
        sent = Claim.objects.filter(once_key__startswith=f"{once_key}-", entered_by=actor).count()
        if not sent:
            raise spent() from fault
        noted(claims=sent, repeated=True)
        return int(sent)
    people = list({entry.employee.pk: entry.employee for entry in taken}.values())
    tell_many(actor, agency, people, str(msg("{count} pelatihan", count=len(claims))))
    noted(claims=len(claims), employees=[one.code for one in people])
    return len(claims)


@action("claims.course.undone", needs=keeps_course)
def undo_course(actor: User, course: Course, *, reason: str) -> int:
    """Withdraw every claim of a course, as long as none is verified; return how many."""
    why = needed(reason)
    claims = list(locked(course))
    if any(claim.state == ClaimState.VERIFIED for claim in claims):
        raise NotNow(
            msg("Sebagian entri kegiatan ini sudah diverifikasi."),
            hint=msg("Batalkan verifikasinya lebih dahulu, atau tarik entri lain satu per satu."),
        )
    live = [claim for claim in claims if claim.state != ClaimState.WITHDRAWN]
    Claim.objects.filter(pk__in=[claim.pk for claim in live]).update(
        state=ClaimState.WITHDRAWN, reason=why
    )
    owners = [
        claim.employee.user for claim in live if claim.employee.user_id not in {None, actor.pk}
    ]
    tell(
        [owner for owner in owners if owner is not None],
        course.agency,
        msg("Entri {title} atas nama Anda ditarik: {reason}", title=course.title, reason=why),
        link=reverse("claims:mine"),
    )
    noted(claims=len(live))
    return len(live)


def locked(course: Course) -> QuerySet[Claim]:
    """Return the claims of a course, held until the act is done."""
    claims = Claim.objects.select_for_update(of=("self",)).filter(course=course)
    return claims.select_related("employee__user").order_by("pk")


def entries_of(
    enterer: User, agency: Agency, course: Course, participants: Iterable[Chosen]
) -> list[Entry]:
    """Return what a course says about each of those somebody may enter for."""
    chosen = list(participants)
    people = people_entered_for(enterer, agency).select_related("unit", "user")
    found = people.in_bulk([each.employee for each in chosen])
    facts = {name: getattr(course, name) for name in OWN_FACTS}
    entries = [
        Entry(found[each.employee], facts | {"certificate_number": each.number}, row)
        for row, each in enumerate(chosen, start=1)
        if each.employee in found
    ]
    refuse_nobody(entries)
    return entries


def refuse_nobody(entries: Sequence[Entry]) -> None:
    """Raise when there is nothing to enter."""
    if not entries:
        raise NobodyChosen(
            msg("Belum ada peserta yang dipilih."),
            hint=msg("Tambahkan peserta dengan NIP, unit, nama atau buku kerja."),
        )


def refuse_unready(found: Iterable[Judged]) -> None:
    """Raise when something cannot be entered: all or none."""
    refused = [one for one in found if not one.is_ready]
    if refused:
        raise NotReady(refused)


def sent_before(enterer: User, once_key: str) -> Course | None:
    """Return the course which the same press of a button made before."""
    claims = Claim.objects.filter(once_key__startswith=f"{once_key}-").select_related("course")
    sent = claims.first()
    if sent is None:
        return None
    if sent.entered_by_id != enterer.pk or sent.course is None:
        raise spent()
    noted(course=sent.course.pk, repeated=True)
    return sent.course


def with_courses(
    enterer: User, agency: Agency, entries: Iterable[Entry]
) -> list[tuple[Entry, Course | None]]:
    """Return entries with their course: those of several people that say the same share one."""
    groups: dict[tuple[Any, ...], list[Entry]] = {}
    for entry in entries:
        groups.setdefault(tuple(entry.facts.get(name) for name in OWN_FACTS), []).append(entry)
    found: list[tuple[Entry, Course | None]] = []
    for values, some in groups.items():
        course = None
        if len(some) > 1:
            facts = dict(zip(OWN_FACTS, values, strict=True))
            course = Course.objects.create(agency=agency, made_by=enterer, **facts)
        found.extend((entry, course) for entry in some)
    return found


def stored(
    enterer: User, agency: Agency, entries: Iterable[tuple[Entry, Course | None]], once_key: str
) -> list[Claim]:
    """Store a claim per entry."""
    now = timezone.now()
    return list(
        Claim.objects.bulk_create(
            [
                Claim(
                    agency=agency,
                    employee=entry.employee,
                    evidence="trainings",
                    course=course,
                    once_key=f"{once_key}-{number}",
                    entered_by=enterer,
                    submitted_by=enterer,
                    submitted_at=now,
                    **entry.facts,
                )
                for number, (entry, course) in enumerate(entries, start=1)
            ],
            batch_size=AT_ONCE,
        )
    )


def keep_for_all(enterer: User, claims: Sequence[Claim], upload: Upload) -> None:
    """Keep one file as the proof of many claims; it lies on the disk once."""
    first = keep_file(enterer.pk, claims[0], upload)
    Certificate.objects.bulk_create(
        [
            Certificate(
                claim=claim,
                file=first.file.name,
                kind=first.kind,
                sha256=first.sha256,
                size=first.size,
                added_by=enterer,
            )
            for claim in claims[1:]
        ],
        batch_size=AT_ONCE,
    )


def tell_many(
    enterer: User,
    agency: Agency,
    people: Sequence[Employee],
    title: str,
    course: Course | None = None,
) -> None:
    """Tell who may verify that much waits, once, and each person what was entered for them."""
    queue = reverse("claims:queue") + (f"?kegiatan={course.pk}" if course else "")
    tell(
        deciders_for(agency, people, but=enterer),
        agency,
        msg("{name} mengajukan {title}; menunggu verifikasi.", name=str(enterer), title=title),
        link=queue,
    )
    tell(
        [one.user for one in people if one.user is not None and one.user != enterer],
        agency,
        msg(
            "{name} mengajukan pelatihan atas nama Anda; menunggu verifikasi.",
            name=str(enterer),
        ),
        link=reverse("claims:mine"),
    )
