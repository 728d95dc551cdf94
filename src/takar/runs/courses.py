"""The trainings a plan may use: read from a file, or the usual ones while there is none."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.measures.ip_asn_rules import PARTS
from takar.planning.problem import Course
from takar.regulations.exact import Refused, read_yaml
from takar.regulations.law import Law
from takar.tables.people import POSITION_TIERS

LONG, SHORT = Decimal(120), Decimal(8)
"""Lesson hours of a leadership or functional training, and of a seminar: assumed, no rule."""
COLUMNS = (
    "code",
    "title",
    "indicator",
    "hours",
    "cost_per_person",
    "cost_per_class",
    "class_size",
    "tiers",
)


class BadCourses(TakarError):
    """The list of trainings cannot be read."""


def _tiers(raw: object) -> object:
    """Take several tiers in one cell, parted by semicolons or spaces."""
    return raw.replace(";", " ").split() if isinstance(raw, str) else raw


class Offer(BaseModel):
    """A training as a file tells it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: Annotated[str, Field(min_length=1, max_length=40)]
    title: str = ""
    indicator: str
    hours: Annotated[Decimal, Field(gt=0, le=10_000, decimal_places=2)]
    cost_per_person: Annotated[int, Field(ge=0, le=10**12)] = 0
    cost_per_class: Annotated[int, Field(ge=0, le=10**12)] = 0
    class_size: Annotated[int | None, Field(gt=0, le=10**6)] = None
    tiers: Annotated[list[str], BeforeValidator(_tiers)] = []

    @property
    def course(self) -> Course:
        """The training as the plan takes it."""
        return Course(
            code=self.code,
            indicator=self.indicator,
            hours=self.hours,
            cost_per_person=self.cost_per_person,
            cost_per_class=self.cost_per_class,
            class_size=self.class_size,
            title=self.title or self.code,
            tiers=frozenset(self.tiers),
        )


def usual_courses(law: Law) -> tuple[Course, ...]:
    """Return one training for each part of competence; only the hours of the technical are law."""
    titles = law.codes("ip_asn.indicators")
    hours = {
        "DIKLAT_TEKNIS": law.record("ip_asn.technical_hours")["minimum"],
        "SEMINAR": SHORT,
    }
    return tuple(
        Course(
            code=code.lower(),
            indicator=code,
            hours=Decimal(hours.get(code, LONG)),
            title=titles[code].title,
        )
        for code in PARTS
    )


def read_courses(path: Path) -> tuple[Course, ...]:
    """Return the trainings of a YAML or CSV file.

    Raises:
        BadCourses: naming the first line and field that cannot be accepted.
    """
    offers = [_offer(path, number, raw) for number, raw in enumerate(_rows(path), start=1)]
    for code, times in Counter(offer.code for offer in offers).items():
        if times > 1:
            raise _bad(path, msg("kode {code} tercantum dua kali", code=code))
    if not offers:
        raise _bad(path, msg("tidak ada satu pun diklat"))
    return tuple(offer.course for offer in offers)


def _rows(path: Path) -> Iterator[Mapping[str, Any]]:
    try:
        text = path.read_bytes()
    except OSError as error:
        raise BadCourses(
            msg("Berkas {name} tidak dapat dibaca.", name=path.name),
            hint=msg("Periksa nama berkas dan hak bacanya."),
        ) from error
    if path.suffix.lower() == ".csv":
        yield from _of_csv(path, text)
        return
    try:
        rows = read_yaml(text)
    except Refused as error:
        raise BadCourses(error.reason, hint=error.hint) from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _bad(path, msg("isinya bukan daftar"))
    yield from rows


def _of_csv(path: Path, text: bytes) -> Iterator[Mapping[str, Any]]:
    try:
        lines = csv.DictReader(StringIO(text.decode("utf-8-sig")))
        for row in lines:
            yield {name: cell for name, cell in row.items() if cell not in {"", None}}
    except (UnicodeDecodeError, csv.Error) as error:
        raise _bad(path, msg("bukan CSV dalam UTF-8")) from error


def _offer(path: Path, number: int, raw: Mapping[str, Any]) -> Offer:
    try:
        offer = Offer.model_validate(raw)
    except ValidationError as error:
        field = ".".join(map(str, error.errors()[0]["loc"]))
        raise _bad(path, msg("baris {number}, {field}", number=number, field=field)) from error
    if offer.indicator not in PARTS:
        raise _bad(path, msg("baris {number}, {field}", number=number, field="indicator"))
    if not set(offer.tiers) <= set(POSITION_TIERS):
        raise _bad(path, msg("baris {number}, {field}", number=number, field="tiers"))
    return offer


def _bad(path: Path, where: Message) -> BadCourses:
    return BadCourses(
        msg("Daftar diklat {name} tidak dapat dibaca: {where}.", name=path.name, where=where),
        hint=msg(
            "Kolomnya: {columns}. Indicator salah satu dari: {parts}.",
            columns=", ".join(COLUMNS),
            parts=", ".join(PARTS),
        ),
    )
