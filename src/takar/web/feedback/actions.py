"""Everything the room writes."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils import timezone

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.web.accounts.models import Membership, Role, User
from takar.web.assessments.models import Event, Participant
from takar.web.audit.action import action, noted
from takar.web.feedback.models import Advice, FeedbackSession, Objection
from takar.web.feedback.permissions import (
    advises,
    answers,
    files,
    follows,
    operates,
    owns_objection,
    reads_feedback,
    sees_everyone,
    was_told,
)
from takar.web.feedback.queries import (
    deadline_of,
    gaps_of,
    law_for,
    listed,
    usual_advice,
)
from takar.web.feedback.rules import ADVICE_STATES, ANSWERS, may_become, working_days_after
from takar.web.feedback.sheets import sheet_of
from takar.web.notices.actions import tell


class NotSigned(TakarError):
    """Results that are not signed are told to nobody."""


class OddDay(TakarError):
    """A talk in the future, or before the results were signed."""


class Unwritten(TakarError):
    """Something that must be said was left empty."""


class AlreadyThere(TakarError):
    """The same was recorded before."""


class NotNext(TakarError):
    """The state does not follow the present one."""


class Settled(TakarError):
    """The objection was answered or withdrawn already."""


@action("feedback.session.recorded", needs=advises)
def record_session(  # noqa: PLR0913 -- named at the call
    actor: User,
    participant: Participant,
    *,
    held_on: date,
    form: str,
    given_by: str,
    said: str,
    agreed: str = "",
) -> FeedbackSession:
    """Record a talk about the results; the person is asked to confirm it.

    Raises:
        NotSigned: the results are not signed.
        OddDay: the talk lies in the future, or before the signature.
        Unwritten: nothing was said, or by nobody.
        AlreadyThere: the talk is recorded already.
    """
    refuse_unsigned(participant.event)
    signed_on = participant.event.signed_on
    if held_on > timezone.localdate() or (signed_on and held_on < signed_on):
        raise OddDay(
            msg("Tanggal umpan balik {day} tidak masuk akal.", day=f"{held_on:%d-%m-%Y}"),
            hint=msg("Pilih tanggal sejak hasil ditandatangani sampai hari ini."),
        )
    told, giver = written(said), written(given_by)
    twins = FeedbackSession.objects.filter(participant=participant, held_on=held_on, given_by=giver)
    if twins.exists():
        raise AlreadyThere(
            msg("Umpan balik oleh {name} pada tanggal itu sudah tercatat.", name=giver),
            hint=msg("Periksa daftar di bawah; tidak ada yang disimpan dua kali."),
        )
    session = FeedbackSession.objects.create(
        participant=participant,
        held_on=held_on,
        form=form,
        given_by=giver,
        said=told,
        agreed=agreed.strip(),
        recorded_by=actor,
    )
    noted(said=len(told), agreed=len(session.agreed))
    tell_subject(participant, msg("Umpan balik penilaian Anda dicatat; mohon dibenarkan."))
    return session


@action("feedback.session.confirmed", needs=was_told)
def confirm_session(actor: User, session: FeedbackSession, *, remark: str = "") -> None:
    """Let the person confirm a talk, with a remark; a second time only adds to the remark."""
    session.confirmed_at = session.confirmed_at or timezone.now()
    session.remark = remark.strip() or session.remark
    session.save(update_fields=["confirmed_at", "remark"])


@action("feedback.advice.drafted", needs=operates)
def draft_advice(actor: User, event: Event) -> int:
    """Advise everybody without advice on every competency below the standard; return how many.

    Raises:
        NotSigned: the results are not signed.
    """
    refuse_unsigned(event)
    people = list(listed(actor, event, {"left": "tanpa-saran"}).select_related("event__agency"))
    law = law_for(event)
    rows = (
        [
            Advice(
                participant=one, competency=gap.competency, way=way, text=text[:400], made_by=actor
            )
            for one in people
            for gap in gaps_of(people, law)[one.pk]
            for way, text in usual_advice(law, gap.competency).items()
        ]
        if people
        else []
    )
    Advice.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    noted(advice=len(rows), people=len({row.participant_id for row in rows}))
    return len(rows)


@action("feedback.advice.given", needs=advises)
def give_advice(
    actor: User,
    participant: Participant,
    *,
    competency: str,
    way: str,
    text: str,
    due_on: date | None = None,
) -> Advice:
    """Advise one thing for one competency; the same a second time changes its deadline only."""
    refuse_unsigned(participant.event)
    advice, is_new = Advice.objects.get_or_create(
        participant=participant,
        competency=competency,
        text=written(text)[:400],
        defaults={"way": way, "due_on": due_on, "made_by": actor},
    )
    if not is_new:
        advice.due_on = due_on
        advice.save(update_fields=["due_on", "changed_at"])
    noted(advice=advice.pk, is_new=is_new)
    return advice


@action("feedback.advice.followed", needs=follows)
def follow_advice(actor: User, advice: Advice, *, state: str, note: str = "") -> None:
    """Say how far advice has come.

    Raises:
        NotNext: the state does not follow.
    """
    advice.refresh_from_db(from_queryset=Advice.objects.select_for_update())
    if state not in ADVICE_STATES or not may_become(advice.state, state):
        raise NotNext(
            msg("Saran ini tidak dapat menjadi {state}.", state=ADVICE_STATES.get(state, state)),
            hint=msg("Muat ulang halaman; mungkin sudah diubah orang lain."),
        )
    noted(before=advice.state)
    advice.state, advice.note = state, note.strip() or advice.note
    advice.save(update_fields=["state", "note", "changed_at"])


@action("feedback.objection.filed", needs=files)
def file_objection(
    actor: User, participant: Participant, *, text: str, competency: str = ""
) -> Objection:
    """Contest one's own results; a late objection is kept and marked, and decided by a person.

    Raises:
        Unwritten: no reason was given.
        AlreadyThere: the same competency is contested already and waits for an answer.
    """
    why, law, today = written(text), law_for(participant.event), timezone.localdate()
    waiting = Objection.objects.filter(
        participant=participant, competency=competency, state="DIAJUKAN"
    )
    Participant.objects.select_for_update().get(pk=participant.pk)
    if waiting.exists():
        raise AlreadyThere(
            msg("Sanggahan tentang hal ini sudah diajukan dan menunggu jawaban."),
            hint=msg("Tunggu jawabannya, atau cabut lalu ajukan lagi."),
        )
    objection = Objection.objects.create(
        participant=participant,
        competency=competency,
        text=why,
        filed_by=actor,
        filed_on=today,
        could_file_until=deadline_of(participant.event, law),
        due_on=working_days_after(today, law.record("assessment.objection")["answer_within"]),
    )
    noted(objection=objection.pk, came_late=objection.came_late, due_on=objection.due_on)
    tell(
        operators_of(participant),
        participant.event.agency,
        msg("Ada sanggahan atas hasil {event}.", event=participant.event.name),
        link=reverse("feedback:objection", args=[objection.pk]),
    )
    return objection


@action("feedback.objection.withdrawn", needs=owns_objection)
def withdraw_objection(actor: User, objection: Objection) -> None:
    """Take an objection back while it waits.

    Raises:
        Settled: it was answered already.
    """
    hold_open(objection)
    objection.state = "DICABUT"
    objection.save(update_fields=["state"])


@action("feedback.objection.answered", needs=answers)
def answer_objection(actor: User, objection: Objection, *, state: str, answer: str) -> None:
    """Answer an objection with its reason; a result is changed by a correction of its own.

    Raises:
        Settled: it was answered or withdrawn already.
        Unwritten: no answer was written.
        NotNext: the outcome is unknown.
    """
    hold_open(objection)
    if state not in ANSWERS:
        raise NotNext(msg("Pilih dikabulkan atau ditolak."))
    objection.state, objection.answer = state, written(answer)
    objection.answered_by, objection.answered_on = actor, timezone.localdate()
    objection.save(update_fields=["state", "answer", "answered_by", "answered_on"])
    noted(overdue=objection.answered_on > objection.due_on)
    tell_subject(objection.participant, msg("Sanggahan Anda atas hasil penilaian dijawab."))


@action("feedback.person.viewed", needs=reads_feedback)
def view_feedback(actor: User, participant: Participant) -> None:
    """Record that somebody opened what was told and advised to another person."""
    noted(employee=participant.employee.code)


@action("feedback.sheet.taken", needs=sees_everyone)
def take_sheet(
    actor: User, event: Event, *, people: Sequence[Participant]
) -> dict[str, list[dict[str, object]]]:
    """Return talks, advice and objections of an event as sheets that leave the house."""
    sheets = sheet_of(event, people, law_for(event))
    noted(people=len(people))
    return sheets


def refuse_unsigned(event: Event) -> None:
    """Refuse to speak of results that may still change.

    Raises:
        NotSigned: they are not signed.
    """
    if not event.is_signed:
        raise NotSigned(
            msg("Hasil kegiatan ini belum ditandatangani."),
            hint=msg("Umpan balik dan saran diberikan setelah hasil ditandatangani."),
        )


def written(text: str) -> str:
    """Return a text without its margins.

    Raises:
        Unwritten: nothing is left.
    """
    kept = text.strip()
    if not kept:
        raise Unwritten(
            msg("Isian ini tidak boleh kosong."), hint=msg("Tulis isinya, lalu simpan.")
        )
    return kept


def hold_open(objection: Objection) -> None:
    """Lock an objection and refuse one that is settled.

    Raises:
        Settled: it was answered or withdrawn.
    """
    objection.refresh_from_db(from_queryset=Objection.objects.select_for_update())
    if objection.state != "DIAJUKAN":
        raise Settled(
            msg("Sanggahan ini sudah selesai: {state}.", state=objection.get_state_display()),
            hint=msg("Muat ulang halaman untuk melihat jawabannya."),
        )


def tell_subject(participant: Participant, message: Message) -> None:
    """Tell the person whom the results are about, once they may read them."""
    user = participant.employee.user
    if user is not None and participant.event.state == "DISERAHKAN":
        tell([user], participant.event.agency, message, link=reverse("feedback:mine"))


def operators_of(participant: Participant) -> list[User]:
    """Return the operators who may answer."""
    seats = Membership.objects.filter(agency_id=participant.agency_id, role=Role.OPERATOR)
    users = User.objects.filter(pk__in=seats.values("user"), is_active=True)
    return list(users.exclude(pk=participant.employee.user_id or 0))
