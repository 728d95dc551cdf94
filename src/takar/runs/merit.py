"""A merit self-assessment and an adoption checklist read from a file, and told as rows."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.kernel.rounding import half_up
from takar.measures.merit import (
    FIRST,
    Adoption,
    Answer,
    MeritResult,
    Piece,
    StageProgress,
    adoption,
    aspects_of,
    merit_by_maturity,
    merit_by_points,
)
from takar.regulations.exact import Refused, read_yaml
from takar.regulations.law import Law
from takar.runs.sheets import Rows

PLACES = 4


class BadSheet(TakarError):
    """The file is no self-assessment."""


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Aspect(_Written):
    """What a file says about one aspect."""

    levels: dict[str, int] = {}
    points: Decimal | None = None
    maturity: Decimal | None = None


class Evidence(_Written):
    """One piece of evidence of the adoption checklist."""

    item: str
    kind: str
    state: str


class Sheet(_Written):
    """A self-assessment as a file holds it.

    Attributes:
        instrument: whose answers these are.
        correction: added to the index of the second instrument.
        shares: coverage in percent of items that are measured.
    """

    instrument: str = FIRST
    answers: dict[str, Aspect] = {}
    engagement: Decimal | None = None
    correction: Decimal = Decimal(0)
    evidence: list[Evidence] = []
    shares: dict[str, Decimal] = {}


def read_sheet(path: Path) -> Sheet:
    """Read a self-assessment from a YAML file.

    Raises:
        BadSheet: it cannot be read as one.
    """
    try:
        raw = read_yaml(path.read_bytes())
        return Sheet.model_validate(raw)
    except OSError as error:
        raise _bad(path, msg("berkas tidak dapat dibuka")) from error
    except Refused as error:
        raise BadSheet(error.reason, hint=error.hint) from error
    except ValidationError as error:
        field = ".".join(map(str, error.errors()[0]["loc"])) or "-"
        raise _bad(path, field) from error


def assess(sheet: Sheet, law: Law) -> MeritResult:
    """Score a sheet by its own instrument, never by another."""
    aspects_of(sheet.instrument, law)
    answers = [
        Answer(code, own.levels, own.points, own.maturity) for code, own in sheet.answers.items()
    ]
    if sheet.instrument == FIRST:
        return merit_by_points(answers, law)
    return merit_by_maturity(answers, law, engagement=sheet.engagement, correction=sheet.correction)


def checklist(sheet: Sheet, law: Law) -> Adoption:
    """Return how far the agency is on the way to adopting talent management."""
    pieces = (Piece(own.item, own.kind, own.state) for own in sheet.evidence)
    return adoption(pieces, law, shares=sheet.shares)


def merit_rows(result: MeritResult) -> Rows:
    """Return one row per aspect, and the index below."""
    rows: list[dict[str, object]] = [
        {
            "instrument": result.instrument,
            "aspect": own.code,
            "title": own.title,
            "least": half_up(own.least, PLACES),
            "most": half_up(own.most, PLACES),
            "weight": _printed(own.weight),
            "answered": own.answered,
            "asked": own.asked,
        }
        for own in result.aspects
    ]
    return [
        *rows,
        {
            "instrument": result.instrument,
            "aspect": "INDEKS",
            "title": result.category or f"{result.category_least} – {result.category_most}",
            "least": half_up(result.least, PLACES),
            "most": half_up(result.most, PLACES),
            "answered": sum(own.answered for own in result.aspects),
            "asked": sum(own.asked for own in result.aspects),
        },
    ]


def item_rows(found: Adoption) -> Rows:
    """Return one row per item of the checklist."""
    return [
        {
            "stage": own.stage,
            "item": own.code,
            "title": own.title,
            "state": own.state,
            "share": own.share,
            "evidence": "; ".join(f"{kind}: {state}" for kind, state in own.pieces.items()),
        }
        for own in found.items
    ]


def stage_rows(found: Adoption) -> Rows:
    """Return one row per stage, and the whole below."""
    return [
        {
            "stage": own.code or None,
            "title": own.title,
            "items": own.items,
            "there": own.there,
            "waiting": own.waiting,
            "unanswered": own.unanswered,
            "percent": half_up(own.percent),
            "percent_if_accepted": half_up(own.percent_if_accepted),
        }
        for own in _all(found)
    ]


def _all(found: Adoption) -> Iterable[StageProgress]:
    return (*found.stages, found.whole)


def _printed(value: Fraction | None) -> Decimal | None:
    return None if value is None else half_up(value)


def _bad(path: Path, where: object) -> BadSheet:
    return BadSheet(
        msg("Lembar {name} tidak dapat dibaca: {where}.", name=path.name, where=where),
        hint=msg("Isinya: instrument, answers, engagement, correction, evidence, shares."),
    )
