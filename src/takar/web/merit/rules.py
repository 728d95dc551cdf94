"""Instruments, their parts and questions, and the states of a sheet; pure."""

from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from pydantic import BaseModel

from takar.kernel.language import mark
from takar.regulations.law import Law

OLD, NEW, ADOPTION = "PERMENPANRB_40_2018", "PERMENPANRB_19_2025", "KESIAPAN"
INSTRUMENTS = {
    NEW: mark("Sistem merit (Permenpan RB 19/2025)"),
    OLD: mark("Sistem merit (Permenpan RB 40/2018)"),
    ADOPTION: mark("Kesiapan manajemen talenta"),
}
"""Scores of different instruments are never converted into one another."""

DRAFT, SUBMITTED, SETTLED = "DRAF", "DIAJUKAN", "DITETAPKAN"
STATES = {
    DRAFT: mark("Sedang diisi"),
    SUBMITTED: mark("Diajukan ke pimpinan"),
    SETTLED: mark("Ditetapkan"),
}
NEXT = {DRAFT: (SUBMITTED,), SUBMITTED: (SETTLED, DRAFT), SETTLED: (DRAFT,)}
"""Which state may follow; whatever leads back to the draft needs a reason."""

PRESENT, CLAIMED, ABSENT = "ADA", "DIAJUKAN", "TIDAK_ADA"
FINDINGS = {
    CLAIMED: mark("Ada, belum diperiksa"),
    PRESENT: mark("Ada, sudah diperiksa"),
    ABSENT: mark("Tidak ada"),
}
CLAIMABLE = (CLAIMED, ABSENT)
"""What may be answered; that something is proved is said by a second person."""

LEVEL, SHARE, FINDING = "LEVEL", "MATURITY", "FINDING"
ONE = Decimal(1)


@dataclass(frozen=True)
class Question:
    """One line of a sheet.

    Attributes:
        code: its name in the sheet, once only.
        part: the aspect or stage it belongs to.
        kind: ``LEVEL`` (whole levels), ``MATURITY`` (0 to 1) or ``FINDING`` (present or not).
        least: the lowest answer of a number.
        most: the highest answer of a number.
        evidence: the kinds of document that show it.
        measured: percent from which a measured item counts as present; none where nobody measures.
    """

    code: str
    part: str
    title: str
    kind: str
    least: Decimal = Decimal(0)
    most: Decimal = ONE
    evidence: tuple[str, ...] = ()
    measured: Decimal | None = None

    def allows(self, value: Decimal) -> bool:
        """Tell whether a number may be an answer."""
        is_whole = value == value.to_integral_value()
        return self.least <= value <= self.most and (self.kind != LEVEL or is_whole)


def sign_of(value: Decimal | None, finding: str, note: str) -> str:
    """Return a short sign of an answer, from which to tell whether it changed since it was shown.

    That a claim was checked meanwhile is no change of the answer.

    >>> sign_of(Decimal("3.0000"), "", "a") == sign_of(Decimal(3), "", " a ")
    True
    """
    number = "" if value is None else f"{value.normalize():f}"
    claim = CLAIMED if finding == PRESENT else finding
    text = "\n".join((number, claim, note.strip().replace("\r\n", "\n")))
    return sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Part:
    """An aspect or a stage, with its questions."""

    code: str
    title: str
    questions: tuple[Question, ...]


def parts(law: Law, instrument: str) -> list[Part]:
    """Return the parts of an instrument as the law has them, in its order."""
    if instrument == ADOPTION:
        return _stages(law)
    return _old_aspects(law) if instrument == OLD else _new_aspects(law)


def _old_aspects(law: Law) -> list[Part]:
    scale = law.record("merit.scale_2018")
    least, most = Decimal(scale["lowest_level"]), Decimal(scale["highest_level"])
    return [
        Part(
            code,
            aspect.title,
            tuple(
                Question(f"{code}-{number}", code, topic, LEVEL, least, most)
                for number, topic in enumerate(aspect["topics"], 1)
            ),
        )
        for code, aspect in law.codes("merit.aspects_2018").items()
    ]


def _new_aspects(law: Law) -> list[Part]:
    return [
        Part(code, aspect.title, (Question(code, code, aspect.title, SHARE),))
        for code, aspect in law.codes("merit.aspects_2025").items()
    ]


def _stages(law: Law) -> list[Part]:
    items = law.codes("merit.adoption_items")
    return [
        Part(
            code,
            stage.title,
            tuple(
                Question(
                    name,
                    code,
                    item.title,
                    FINDING,
                    evidence=tuple(item["evidence"]),
                    measured=item["share_at_least"],
                )
                for name, item in items.items()
                if item["stage"] == code
            ),
        )
        for code, stage in law.codes("merit.adoption_stages").items()
    ]


class PartOutcome(BaseModel):
    """What one part earned, and how many of its questions are answered."""

    code: str
    title: str
    least: Decimal | None = None
    most: Decimal | None = None
    answered: int = 0
    asked: int = 0

    @property
    def is_sure(self) -> bool:
        """Whether nothing unknown could still change what the part earned."""
        return self.least is not None and self.least == self.most


class Outcome(BaseModel):
    """What a sheet says in all, between the least and the most that may be true."""

    version: int = 1
    least: Decimal | None = None
    most: Decimal | None = None
    category: str = ""
    title: str = ""
    title_least: str = ""
    title_most: str = ""
    answered: int = 0
    asked: int = 0
    parts: list[PartOutcome] = []
    edition: str = ""

    @property
    def percent(self) -> Decimal | None:
        """How many percent of the questions are answered; none where nothing is asked."""
        return Decimal(100 * self.answered) / self.asked if self.asked else None

    @property
    def is_sure(self) -> bool:
        """Whether nothing unknown could still change the number."""
        return self.least is not None and self.least == self.most
