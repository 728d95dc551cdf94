"""Answer the questions of a sheet, and check what was answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from takar.kernel.language import msg
from takar.kernel.rounding import printed
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.kit.reasons import demanded
from takar.web.merit.actions.refusals import NotGood, NotNow, held_draft
from takar.web.merit.models import Answer, Sheet
from takar.web.merit.permissions import checks_documents, operates
from takar.web.merit.queries import question_of
from takar.web.merit.rules import (
    CLAIMABLE,
    CLAIMED,
    FINDING,
    NEW,
    PRESENT,
    Question,
    sign_of,
)

LARGEST = Decimal(1)


@dataclass(frozen=True)
class Given:
    """The answer to one question as somebody gives it.

    Attributes:
        seen: the sign of the answer that the person saw before.
    """

    question: str
    value: Decimal | None = None
    finding: str = ""
    note: str = ""
    seen: str = ""

    @property
    def sign(self) -> str:
        """The sign of what is given."""
        return sign_of(self.value, self.finding, self.note)


@action("merit.part.answered", needs=operates)
def answer_part(actor: User, sheet: Sheet, *, given: Iterable[Given]) -> int:
    """Keep the answers that somebody changed, all or none; return how many.

    Raises:
        NotNow: the sheet is no draft, or another person changed one of them since it was shown.
        NotGood: an answer is none of those its question allows.
    """
    held_draft(sheet)
    kept = {one.question: one for one in sheet.answers.select_related("answered_by")}
    changed = [one for one in given if one.sign not in {one.seen, _sign(kept.get(one.question))}]
    for one in changed:
        if one.seen != _sign(kept.get(one.question)):
            raise _overtaken(sheet, one.question, kept.get(one.question))
        answer(
            actor, sheet, question=one.question, value=one.value, finding=one.finding, note=one.note
        )
    noted(given=[one.question for one in changed])
    return len(changed)


@action("merit.answer.given", needs=operates)
def answer(
    actor: User,
    sheet: Sheet,
    *,
    question: str,
    value: Decimal | None = None,
    finding: str = "",
    note: str = "",
) -> Answer | None:
    """Keep the answer to one question; an empty one takes the answer away.

    Whoever changes an answer takes away that it was checked; a note alone does not.

    Raises:
        NotNow: the sheet is no draft.
        NotGood: the question is unknown, or the answer is none of those it allows.
    """
    held_draft(sheet)
    asked = question_of(sheet, question)
    _refuse_odd(asked, value, finding)
    kept: Answer | None = sheet.answers.filter(question=question).first()
    noted(before=_told(kept))
    if value is None and not finding and not note.strip():
        if kept is not None:
            kept.delete()
        return None
    if kept is not None and kept.finding == PRESENT and finding == CLAIMED:
        finding = PRESENT
    one = kept or Answer(sheet=sheet, question=question)
    if kept is None or (kept.value, kept.finding) != (value, finding):
        one.checked_by, one.checked_at = None, None
    one.value, one.finding, one.note, one.answered_by = value, finding, note.strip(), actor
    one.full_clean()
    one.save()
    return one


@action("merit.answer.checked", needs=checks_documents)
def check_answer(
    actor: User, sheet: Sheet, *, question: str, finding: str, because: str = ""
) -> Answer:
    """Say whether the documents show what an answer claims; never one's own answer.

    Raises:
        NotNow: the sheet is no draft, or nothing was claimed.
        NotGood: the checker answered it, or no document lies there.
        Unwritten: a claim refused without a reason.
    """
    held_draft(sheet)
    one: Answer | None = sheet.answers.filter(question=question, finding=CLAIMED).first()
    if one is None:
        raise NotNow(
            msg("Butir ini tidak menunggu pemeriksaan."),
            hint=msg("Muat ulang halaman; mungkin sudah diperiksa atau diubah."),
        )
    _refuse_own(actor, one)
    if finding == PRESENT and not sheet.documents.filter(question=question).exists():
        raise NotGood(
            msg("Belum ada dokumen pada butir ini."),
            hint=msg("Unggah dokumen yang menunjukkannya, lalu periksa."),
        )
    if finding != PRESENT:
        one.note = f"{one.note}\n{demanded(because)}".strip()
    noted(before=one.finding)
    one.finding = PRESENT if finding == PRESENT else ""
    one.checked_by, one.checked_at = actor, timezone.now()
    one.save()
    return one


@action("merit.index.completed", needs=operates)
def set_index_parts(
    actor: User,
    sheet: Sheet,
    *,
    engagement: Decimal | None = None,
    correction: Decimal | None = None,
    correction_because: str = "",
) -> None:
    """Keep the survey's result and the correction for violations of the newer instrument.

    Raises:
        NotNow: the sheet is no draft.
        NotGood: another instrument, or a number out of range.
        Unwritten: a correction without its ground.
    """
    held_draft(sheet)
    if sheet.instrument != NEW:
        raise NotGood(
            msg("Hanya instrumen 19/2025 memakai survei dan koreksi."),
            hint=msg("Buka lembar instrumen itu."),
        )
    for number, least in ((engagement, Decimal(0)), (correction, -LARGEST)):
        if number is not None and not least <= number <= LARGEST:
            raise NotGood(
                msg("Angka {number} di luar {least} sampai 1.", number=number, least=least),
                hint=msg("Tulis bagian dari satu, misalnya 0,84."),
            )
    if correction:
        demanded(correction_because)
    noted(before=[sheet.engagement, sheet.correction])
    sheet.engagement, sheet.correction = engagement, correction
    sheet.correction_because = correction_because.strip()
    sheet.save(update_fields=["engagement", "correction", "correction_because"])


def _refuse_own(user: User, one: Answer) -> None:
    if (
        one.answered_by_id == user.pk
        or one.sheet.documents.filter(question=one.question, added_by=user).exists()
    ):
        raise NotGood(
            msg("Jawaban atau dokumen sendiri diperiksa oleh orang lain."),
            hint=msg("Minta rekan atau pimpinan memeriksanya."),
        )


def _refuse_odd(asked: Question, value: Decimal | None, finding: str) -> None:
    """Refuse an answer of the wrong kind or out of range."""
    if asked.kind == FINDING:
        if value is None and finding in {"", *CLAIMABLE}:
            return
        problem = msg("Butir {title} dijawab ada atau tidak ada.", title=asked.title)
    elif finding or (value is not None and not asked.allows(value)):
        problem = msg(
            "Nilai {title} adalah angka dari {least} sampai {most}.",
            title=asked.title,
            least=asked.least,
            most=asked.most,
        )
    else:
        return
    raise NotGood(problem, hint=msg("Perbaiki jawabannya; kosong berarti belum dijawab."))


def _overtaken(sheet: Sheet, question: str, kept: Answer | None) -> NotNow:
    """Tell what stands now, where somebody else answered meanwhile."""
    title = question_of(sheet, question).title
    if kept is None:
        problem = msg("Jawaban {title} baru saja dikosongkan orang lain.", title=title)
    else:
        problem = msg(
            "Jawaban {title} baru saja diubah {who} menjadi {told}.",
            title=title,
            who=str(kept.answered_by),
            told=kept.get_finding_display() or printed(kept.value),
        )
    return NotNow(
        problem, hint=msg("Isian Anda masih ada di bawah; periksa, lalu simpan lagi bila benar.")
    )


def _sign(kept: Answer | None) -> str:
    """Return the sign of the answer that stands now."""
    if kept is None:
        return sign_of(None, "", "")
    return sign_of(kept.value, kept.finding, kept.note)


def _told(kept: Answer | None) -> list[object]:
    return [] if kept is None else [kept.value, kept.finding, kept.note]
