"""A value of the law told in plain rows, for a screen, a page or a JSON file."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from pydantic import BaseModel

from takar.kernel.language import msg
from takar.regulations.bands import Band, Bands, Span
from takar.regulations.kinds import Code
from takar.regulations.profile import TalentProfile
from takar.regulations.requirements import Requirement
from takar.regulations.rubrics import HUNDRED, Part, PartsRubric, Scored


class Row(NamedTuple):
    """One line of a value: which part of it, and what is said there."""

    part: str
    text: str


def rows(value: object) -> list[Row]:
    """Tell a value of any kind line by line; a repealed value has no lines.

    >>> rows({"S3": Decimal(25), "S2": Decimal(20)})
    [Row(part='S3', text='25'), Row(part='S2', text='20')]
    """
    match value:
        case None:
            return []
        case Bands():
            return [Row(band.code, limits(band)) for band in value]
        case TalentProfile() | Requirement():
            return list(_profile(value) if isinstance(value, TalentProfile) else _asked(value))
        case dict():
            return [Row(_name(part), _said(item)) for part, item in value.items()]
        case list():
            return [Row(str(number), _said(item)) for number, item in enumerate(value, start=1)]
        case _:
            return [Row("", _said(value))]


def limits(span: Span) -> str:
    """Write the ends of a piece of the number line with signs.

    >>> limits(Span(at_least=Decimal(68), below=Decimal(80)))
    '≥ 68, < 80'
    """
    signs = {"≥": span.at_least, ">": span.over, "<": span.below, "≤": span.up_to}
    return ", ".join(f"{sign} {number}" for sign, number in signs.items() if number is not None)


def plain(value: object) -> Any:
    """Return the value as JSON can hold it; exact numbers become text, so that they stay exact."""
    match value:
        case Decimal():
            return str(value)
        case Mapping():
            return {_name(part): plain(item) for part, item in value.items()}
        case Bands() | list() | tuple():
            return [plain(item) for item in value]
        case _:
            return _unwrapped(value)


def _unwrapped(value: object) -> Any:
    """Open what wraps a mapping; anything else is plain already."""
    match value:
        case Band():
            return plain(value.model_dump(exclude_none=True))
        case BaseModel():
            return plain(value.model_dump(exclude_defaults=True, by_alias=True))
        case Code():
            return {"title": value.title, **plain(value.fields)}
        case _:
            return value


def _name(part: object) -> str:
    return ".".join(part) if isinstance(part, tuple) else str(part)


def _said(item: object) -> str:
    match item:
        case None:
            return "–"
        case Code():
            return "; ".join([item.title, *_fields(item.fields)])
        case Mapping():
            return "; ".join(_fields(item))
        case list():
            return ", ".join(map(_said, item))
        case bool():
            return str(msg("ya") if item else msg("tidak"))
        case _:
            return str(item)


def _fields(fields: Mapping[str, object]) -> Iterator[str]:
    for name, item in fields.items():
        if item is not None:
            yield f"{name}: {_said(item)}"


def _profile(profile: TalentProfile) -> Iterator[Row]:
    """Tell all that decides a score: weights, rubrics, categories and shares."""
    for name, indicator in profile.indicators():
        full = "" if indicator.full == HUNDRED else f" / {indicator.full}"
        yield Row(name, f"{indicator.weight}{full} – {indicator.title}")
        yield from _rubric(name, indicator)
    for axis_name, axis in profile.axes.items():
        for band in axis.categories:
            yield Row(f"{axis_name}.{band.code}", limits(band))
    yield Row("talent", _said(profile.talent.model_dump()))
    for tier, shares in profile.final.items():
        yield Row(f"final.{tier}", _said(shares.model_dump()))
    yield Row("technical", profile.technical)
    yield Row("checks_hold_years", str(profile.checks_hold_years))


def _asked(requirement: Requirement) -> Iterator[Row]:
    """Tell how it is read, when it holds, and what each post demands."""
    for name in ("read", "moves", "stage", "own_request"):
        yield Row(name, _said(plain(getattr(requirement, name))))
    for post, demand in requirement.posts.items():
        yield Row(post, _said(plain(demand)) or str(msg("ya")))


def _rubric(name: str, part: Part) -> Iterator[Row]:
    """Tell how a part is read and scored, then the same of its own parts."""
    rubric = part.rubric
    hidden = {"points", "bands", "parts"}
    words = rubric.model_dump(exclude_defaults=True, by_alias=True, exclude=hidden)
    said = {"read": rubric.read, **words}
    if part.not_for:
        said["not_for"] = part.not_for
    yield Row(f"{name}.rubric", _said(said))
    if isinstance(rubric, Scored) and rubric.points:
        yield Row(f"{name}.points", _said(rubric.points))
    if isinstance(rubric, Scored) and rubric.bands:
        pieces = (f"{limits(rung) or '0 ≤'}: {rung.points}" for rung in rubric.bands)
        yield Row(f"{name}.bands", "; ".join(pieces))
    if isinstance(rubric, PartsRubric):
        for code, one in rubric.parts.items():
            yield Row(f"{name}.{code}", one.title)
            yield from _rubric(f"{name}.{code}", one)
