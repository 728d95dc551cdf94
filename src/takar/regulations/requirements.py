"""Requirements for holding a post, as data only: each class is one way to read evidence.

A requirement says how it is read, for which moves and at which stage it holds, and what it demands
of each tier (or echelon) of the target post. The words are told in
``docs/reference/eligibility-rules.md``; whether tiers, grades and levels exist is asked by
``takar.measures.eligibility``, which knows the tables.
"""

from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import BeforeValidator, Field, create_model, model_validator

from takar.kernel.language import msg
from takar.regulations.citation import Strict
from takar.regulations.exact import Refused

MOVES = ("TETAP", "PROMOSI", "PROMOSI_DIAGONAL", "ROTASI", "SETARA", "DEMOSI")
STAGES = ("SARINGAN", "BERKAS")
EVERY_POST = "SEMUA"

Move = Literal["TETAP", "PROMOSI", "PROMOSI_DIAGONAL", "ROTASI", "SETARA", "DEMOSI"]
Stage = Literal["SARINGAN", "BERKAS"]
Years = Annotated[int, Field(ge=0, le=60)]
Months = Annotated[int, Field(ge=0, le=240)]


def _as_tuple(raw: object) -> object:
    return tuple(raw) if isinstance(raw, list) else raw


Words = Annotated[
    tuple[Annotated[str, Field(min_length=1)], ...],
    BeforeValidator(_as_tuple),
    Field(min_length=1),
]
"""A list of words that is not empty; it stays as it was written."""


class AmongDemand(Strict):
    """One of the listed words."""

    among: Words


class FieldDemand(Strict):
    """One of the listed fields of study; ``others`` is the answer for every other field."""

    among: Words
    others: Literal["PERLU_VERIFIKASI", "TIDAK"] = "PERLU_VERIFIKASI"


class LeastDemand(Strict):
    """At least this word of a ladder: a level of education, a grade, a category."""

    at_least: str


class Way(Strict):
    """One way to have come here: so many years in any of the tiers."""

    tiers: Words
    years: Years


class PathDemand(Strict):
    """Any one of these ways."""

    any_of: Annotated[tuple[Way, ...], BeforeValidator(_as_tuple), Field(min_length=1)]


class ExperienceDemand(Strict):
    """Years of verified work in a field; no ``field``: that of the target post."""

    years: Years
    field: str | None = None


class AgeDemand(Strict):
    """The highest age; ``TEPAT`` counts to the birthday, ``TAHUN_PENUH`` to the eve of the next."""

    at_most: Years
    counts: Literal["TEPAT", "TAHUN_PENUH"] = "TEPAT"


class PerformanceDemand(Strict):
    """The rating of each of the last full years, and whether every element must hold."""

    years: Annotated[int, Field(ge=1, le=10)]
    at_least: str
    every_element: bool = True


class DisciplineDemand(Strict):
    """No sanction of these levels running, nor imposed within so many years."""

    levels: Words
    within_years: Years | None = None


class TrainingDemand(Strict):
    """One of these courses: a leadership level, or words of a course's title."""

    any_of: Words = ()
    titles: Words = ()

    @model_validator(mode="after")
    def names_something(self) -> Self:
        """Refuse a demand that names no course."""
        if not (self.any_of or self.titles):
            raise Refused(msg("Sebut any_of, titles, atau keduanya."), field="any_of")
        return self


class AssessmentDemand(Strict):
    """Every competency with a level that is still valid."""

    competencies: Literal["SEMUA"] = "SEMUA"


class MatchDemand(Strict):
    """A JPM against the target post's standard that reaches this category."""

    at_least: str
    bands: Literal["jpm.bands_filling", "jpm.bands_mapping"] = "jpm.bands_filling"


class TenureDemand(Strict):
    """Years in the present post; ``when_longer`` is the answer above ``at_most``."""

    at_least: Years = 0
    at_most: Years | None = None
    when_longer: Literal["PERLU_VERIFIKASI", "TIDAK"] = "PERLU_VERIFIKASI"


class RetirementDemand(Strict):
    """More than so many months before the retirement age of the target post."""

    months_left: Months


class WindowDemand(Strict):
    """Not in the window that opens so many months before, and closes so many after, its days."""

    window: Literal["PEMILIHAN", "KEPALA_DAERAH_BARU"]
    months_before: Months = 0
    months_after: Months = 0


class DemotionDemand(Strict):
    """A running sanction of one of these levels."""

    levels: Words


class DeclarationDemand(Strict):
    """Something that somebody verified on paper, for so many months; none: for good."""

    subject: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_]*$")]
    months: Months | None = None


Demand: TypeAlias = (
    AmongDemand
    | FieldDemand
    | LeastDemand
    | PathDemand
    | ExperienceDemand
    | AgeDemand
    | PerformanceDemand
    | DisciplineDemand
    | TrainingDemand
    | AssessmentDemand
    | MatchDemand
    | TenureDemand
    | RetirementDemand
    | WindowDemand
    | DemotionDemand
    | DeclarationDemand
)

DEMANDS: dict[str, type[Strict]] = {
    "employment": AmongDemand,
    "status": AmongDemand,
    "education": LeastDemand,
    "field": FieldDemand,
    "grade": LeastDemand,
    "path": PathDemand,
    "experience": ExperienceDemand,
    "age": AgeDemand,
    "performance": PerformanceDemand,
    "discipline": DisciplineDemand,
    "training": TrainingDemand,
    "assessment": AssessmentDemand,
    "match": MatchDemand,
    "tenure": TenureDemand,
    "retirement": RetirementDemand,
    "window": WindowDemand,
    "demotion": DemotionDemand,
    "declaration": DeclarationDemand,
}
"""What may be demanded, by the way evidence is read."""


class Requirement(Strict):
    """One requirement: how it is read, when it holds, and what it demands of each post.

    Attributes:
        read: the way of reading, one of ``DEMANDS``.
        place: where it stands in a list of requirements.
        own_request: holds only for a move that the person asked for.
        repair: what a reader may do about it, in the reader's words.
        posts: demands by tier or echelon of the target post, or for ``SEMUA`` others.
    """

    read: str
    place: Annotated[int, Field(ge=1, le=999)]
    moves: Annotated[tuple[Move, ...], BeforeValidator(_as_tuple), Field(min_length=1)] = (
        "PROMOSI",
        "PROMOSI_DIAGONAL",
        "ROTASI",
        "SETARA",
        "DEMOSI",
    )
    stage: Stage = "SARINGAN"
    own_request: bool = False
    repair: str = ""
    posts: Annotated[dict[str, Demand], Field(min_length=1)]


def _form(demand: Any) -> type[Requirement]:
    """Return the form of a requirement whose posts all demand the same kind of thing."""
    posts: Any = Annotated[dict[str, demand], Field(min_length=1)]
    return create_model("Requirement", __base__=Requirement, posts=(posts, ...))


_forms = {read: _form(demand) for read, demand in DEMANDS.items()}


def requirement_of(raw: object) -> Requirement:
    """Read a requirement as written; the way of reading decides what it may demand.

    Raises:
        pydantic.ValidationError: a word is unknown, missing or in another form.
        Refused: the way of reading is unknown.
    """
    if not isinstance(raw, dict):
        return Requirement.model_validate(raw)
    return _forms[_way(raw.get("read"))].model_validate(raw)


def _way(read: object) -> str:
    if not isinstance(read, str) or read not in DEMANDS:
        raise Refused(
            msg("Cara baca {read} tidak dikenal.", read=read),
            hint=msg("Pilih salah satu: {known}.", known=", ".join(DEMANDS)),
            field="read",
        )
    return read


def demand_of(read: str, raw: object) -> Demand:
    """Read what one post demands, in the words of that way of reading.

    Raises:
        pydantic.ValidationError: a word is unknown, missing or in another form.
    """
    found: Demand = DEMANDS[_way(read)].model_validate(raw)  # type: ignore[assignment]
    return found
