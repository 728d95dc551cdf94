"""People mark what no key can: two, blind to one another; where they differ, a third decides."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from takar.items.keys import EssayKey, Key, TextKey
from takar.items.marking import Mark, mark_essay, mark_text
from takar.kernel.language import msg
from takar.kernel.rounding import half_up
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.exam_results.actions.refusals import NotNow, NotReady
from takar.web.exam_results.computing import PLACES
from takar.web.exam_results.models import ManualMark
from takar.web.exam_results.permissions import reads_answers
from takar.web.exam_results.readers import Waiting, waiting_of
from takar.web.item_bank.queries import contents, live_keys
from takar.web.sittings.models import Sitting

WHOLE_POINTS = "nilai"
"""The only criterion of a text without a rubric."""


@action("exam_results.answer.read", needs=reads_answers)
def mark_answer(
    actor: User,
    sitting: Sitting,
    *,
    slot: int,
    points: Mapping[str, Decimal],
    comment: str = "",
) -> ManualMark:
    """Give an answer points by its rubric; the log keeps neither points nor comment.

    Raises:
        NotNow: the reader has read it, or its points are settled.
        NotReady: nobody has to read this answer.
        KeyDoesNotFit: a criterion is missing, or has more than it is worth (of the items).
    """
    noted(points=len(points), comment=len(comment))
    Sitting.objects.select_for_update().get(pk=sitting.pk)
    one = waiting_for(actor, sitting, slot)
    refuse_second_reading(one)
    given = {name: Fraction(value) for name, value in points.items()}
    found = marked_by_person(one.version, given)
    made: ManualMark = ManualMark.objects.create(
        sitting=sitting,
        slot=slot,
        marker=actor,
        points=half_up(found.points or Fraction(0), PLACES),
        criteria={name: str(value) for name, value in points.items()},
        answer_digest=one.digest,
        is_deciding=one.state.state == "BERBEDA",
        comment=comment.strip(),
    )
    return made


def waiting_for(reader: User, sitting: Sitting, slot: int) -> Waiting:
    """Return the answer at a slot.

    Raises:
        NotReady: nobody has to read it.
    """
    exam = sitting.registration.session.exam
    for one in waiting_of(reader, exam, sitting=sitting.pk):
        if one.slot == slot:
            return one
    raise NotReady(
        msg("Jawaban ini tidak menunggu pembaca."), hint=msg("Muat ulang daftar jawaban.")
    )


def refuse_second_reading(one: Waiting) -> None:
    """Refuse who has read it, and readings of what is settled.

    Raises:
        NotNow: so it is.
    """
    if one.is_read:
        raise NotNow(
            msg("Anda sudah membaca jawaban ini."), hint=msg("Pembaca lain yang melanjutkan.")
        )
    if not one.state.is_open:
        raise NotNow(msg("Nilai jawaban ini sudah tetap."), hint=msg("Muat ulang daftar jawaban."))


def marked_by_person(version: int, given: Mapping[str, Fraction]) -> Mark:
    """Return the mark of the points somebody gave."""
    key: Key = live_keys([version])[version][1]
    if isinstance(key, TextKey):
        return mark_text(contents([version])[version], key, given.get(WHOLE_POINTS, Fraction(-1)))
    if isinstance(key, EssayKey):
        return mark_essay(key, given)
    raise NotReady(msg("Jawaban ini tidak menunggu pembaca."))
