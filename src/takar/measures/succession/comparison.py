"""Two to four candidates side by side, with the spokes of a drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.measures.succession.candidates import Between, Candidate, final_score
from takar.measures.succession.matching import Gap
from takar.measures.succession.seats import Post
from takar.measures.talent import profile_of
from takar.regulations.law import Law

FEWEST, MOST = 2, 4
LEVEL_TOP, SCORE_TOP = Decimal(5), Decimal(100)
FINAL = "final"
TITLES = {
    FINAL: msg("Nilai akhir"),
    "talent": msg("Nilai talenta"),
    "performance": msg("Kinerja"),
    "potential": msg("Potensial"),
    "technical": msg("Tes teknis"),
    "jpm": msg("JPM terhadap jabatan target"),
}


class BadComparison(TakarError):
    """Too few, too many, or the same candidate twice."""


@dataclass(frozen=True)
class Line:
    """One number of every candidate.

    Attributes:
        leaders: who surely has the greatest; none while missing evidence leaves it open.
    """

    code: str
    title: Message
    values: tuple[Between, ...]
    leaders: tuple[str, ...]


@dataclass(frozen=True)
class Spoke:
    """One spoke of the drawing.

    Attributes:
        top: what the end of the spoke stands for.
        required: what the post asks there, where it asks something.
        values: per candidate; none where there is no evidence, never zero.
    """

    code: str
    title: str
    top: Decimal
    required: int | None
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True)
class Comparison:
    """Candidates of one post side by side, in the order asked for.

    Attributes:
        competencies: spokes of levels, with what the post asks.
        indicators: spokes of the profile's indicators, 0 to 100.
        gaps: per candidate, competency by competency.
    """

    post: Post
    candidates: tuple[Candidate, ...]
    lines: tuple[Line, ...]
    competencies: tuple[Spoke, ...]
    indicators: tuple[Spoke, ...]
    gaps: tuple[tuple[Gap, ...], ...]


def compare(post: Post, candidates: Sequence[Candidate], law: Law) -> Comparison:
    """Lay two to four candidates of a post side by side.

    Raises:
        BadComparison: too few, too many, or somebody twice.
    """
    names = [one.employee_id for one in candidates]
    if not FEWEST <= len(names) <= MOST or len(set(names)) < len(names):
        raise BadComparison(
            msg("Bandingkan dua sampai empat calon yang berbeda."),
            hint=msg("Pilih calonnya sekali saja masing-masing."),
        )
    return Comparison(
        post=post,
        candidates=tuple(candidates),
        lines=tuple(_lines(post, candidates, law)),
        competencies=tuple(_competencies(candidates, law)),
        indicators=tuple(_indicators(candidates, law)),
        gaps=tuple(one.match.gaps for one in candidates),
    )


def _lines(post: Post, candidates: Sequence[Candidate], law: Law) -> list[Line]:
    shares = profile_of(law).final.get(post.tier or "")
    spans = [
        {
            FINAL: final_score(one.profile, shares),
            "talent": one.profile.talent,
            "performance": one.profile.performance,
            "potential": one.profile.potential,
            "technical": one.profile.technical,
            "jpm": one.jpm,
        }
        for one in candidates
    ]
    names = [one.employee_id for one in candidates]
    return [
        Line(code, title, values := tuple(span[code] for span in spans), _leaders(names, values))
        for code, title in TITLES.items()
    ]


def _leaders(names: Sequence[str], values: Sequence[Between]) -> tuple[str, ...]:
    """Name those whose least is no smaller than everybody's most."""
    top = max(value.most for value in values)
    return tuple(name for name, value in zip(names, values, strict=True) if value.least >= top)


def _competencies(candidates: Sequence[Candidate], law: Law) -> list[Spoke]:
    titles = law.codes("assessment.competencies")
    rows = zip(*(one.match.gaps for one in candidates), strict=True)
    return [
        Spoke(
            gaps[0].competency,
            titles[gaps[0].competency].title,
            LEVEL_TOP,
            gaps[0].required,
            tuple(gap.level for gap in gaps),
        )
        for gaps in rows
    ]


def _indicators(candidates: Sequence[Candidate], law: Law) -> list[Spoke]:
    return [
        Spoke(
            name,
            indicator.title,
            SCORE_TOP,
            None,
            tuple(one.profile.indicators.get(name) for one in candidates),
        )
        for name, indicator in profile_of(law).indicators()
    ]
