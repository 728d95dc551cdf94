"""What a level may be."""

from decimal import Decimal

from takar.kernel.language import Message, msg
from takar.kernel.rounding import printed
from takar.web.assessments.rules.limits import Limits

Number = Decimal | int
UNSEEN = "Tidak teramati: "
"""What stands before the reason in the evidence of a cell without a level."""


def tidy(level: Decimal | int | None) -> Number | None:
    """Return a whole level as a whole number, so that it is shown as one.

    >>> tidy(Decimal("3.00")), tidy(Decimal("2.50")), tidy(None)
    (3, Decimal('2.50'), None)
    """
    if level is None:
        return None
    return int(level) if level == int(level) else Decimal(level)


def level_fault(level: Decimal | None, limits: Limits, *, where: object = "") -> Message | None:
    """Say what is wrong with a level, or nothing; a gap is no fault.

    Args:
        level: what was seen.
        limits: the limits of the law.
        where: whose level it is, for the message.
    """
    if level is None:
        return None
    if not level.is_finite() or not limits.lowest_level <= level <= limits.highest_level:
        return msg(
            "{where}: level {level} di luar rentang {lowest} sampai {highest}",
            where=where,
            level=printed(level) if level.is_finite() else level,
            lowest=limits.lowest_level,
            highest=limits.highest_level,
        )
    if level != round(level, limits.level_decimals):
        return msg(
            "{where}: level {level} punya lebih dari {decimals} angka di belakang koma",
            where=where,
            level=level,
            decimals=limits.level_decimals,
        )
    return None


def unseen_evidence(reason: str) -> str:
    """Return the evidence that says why nothing was seen.

    >>> unseen_evidence(" diskusi terpotong ")
    'Tidak teramati: diskusi terpotong'
    """
    return f"{UNSEEN}{reason.strip()}"


def unseen_reason(level: Decimal | None, evidence: str) -> str:
    """Return why nothing was seen, as the evidence tells it; nothing where a level stands.

    >>> unseen_reason(None, "Tidak teramati: sakit"), unseen_reason(None, "rajin")
    ('sakit', '')
    """
    return evidence[len(UNSEEN) :] if level is None and evidence.startswith(UNSEEN) else ""


def is_answer(level: Decimal | None, evidence: str) -> bool:
    """Tell whether a cell answers for its competency: by a level, or by why there is none.

    >>> is_answer(None, "Tidak teramati: sakit"), is_answer(Decimal(0), ""), is_answer(None, "x")
    (True, True, False)
    """
    return level is not None or bool(unseen_reason(level, evidence))
