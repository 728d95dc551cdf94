"""The columns of the need analysis (AKPK), of its summary per unit (AKPD), and of the yearly plan.

Law: PP 11/2017 Pasal 207 (columns of the plan). AKPD as a formal name is unsure.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from takar.kernel.rounding import half_up
from takar.measures.development.needs import Need, Unassessed
from takar.regulations.law import Law

AKPK = (
    "nip",
    "nama",
    "opd",
    "jabatan",
    "jenis_kompetensi",
    "unit_kompetensi",
    "level_standar",
    "level_capaian",
    "gap",
    "gap_kinerja",
    "prioritas",
    "jalur",
    "bentuk",
    "jp",
    "penyelenggara",
    "triwulan",
    "biaya",
    "dasar",
)
AKPD = (
    "opd",
    "kompetensi",
    "n_pegawai_gap",
    "n_belum_dinilai",
    "rata_gap",
    "jp_total",
    "biaya_total",
)
HCDP = (
    "jenis_kompetensi",
    "unit_kompetensi",
    "pelatihan",
    "sasaran",
    "bentuk",
    "jalur",
    "penyelenggara",
    "triwulan",
    "kesesuaian_kurikulum",
    "jp",
    "anggaran",
)


@dataclass(frozen=True)
class Named:
    """What a form prints of one person."""

    nip: str | None
    name: str | None
    unit: str | None
    title: str | None


@dataclass(frozen=True)
class Deed:
    """How a need is to be met.

    Attributes:
        form: a code of ``development.forms``.
        cost: of this person, with a share of the class left out.
    """

    form: str
    hours: Decimal
    provider: str
    quarter: int | None
    cost: int


@dataclass(frozen=True)
class Planned:
    """One training of the yearly plan.

    Attributes:
        people: how many civil servants it is for.
        curriculum: how it fits the curriculum of the supervising body; empty where not told.
    """

    competency: str
    title: str
    form: str
    people: int
    hours: Decimal
    provider: str
    quarter: int | None
    cost: int
    curriculum: str = ""


Deeds = Mapping[tuple[str, str], Deed]
"""How a need is met, by employee and competency."""


def akpk_rows(
    found: Iterable[Need], people: Mapping[str, Named], deeds: Deeds, law: Law
) -> list[dict[str, object]]:
    """Return the rows of the need analysis; how a need is met stays empty where nothing is planned.

    Here ``gap`` is standard minus achieved, so that a need is positive.
    """
    forms, kinds = law.codes("development.forms"), law.codes("development.kinds")
    titles = law.codes("assessment.competencies")
    rows = []
    for need in found:
        who = people[need.employee_id]
        deed = deeds.get((need.employee_id, need.competency))
        values = (
            who.nip,
            who.name,
            who.unit,
            who.title,
            kinds[need.kind].title,
            titles[need.competency].title,
            need.required,
            need.level,
            need.gap,
            need.performance_gap,
            need.priority,
            forms[deed.form]["path"] if deed else None,
            forms[deed.form].title if deed else None,
            deed.hours if deed else None,
            (deed.provider or None) if deed else None,
            deed.quarter if deed else None,
            deed.cost if deed else None,
            "; ".join(need.grounds),
        )
        rows.append(dict(zip(AKPK, values, strict=True)))
    return rows


def akpd_rows(
    found: Iterable[Need],
    unassessed: Iterable[Unassessed],
    deeds: Deeds,
    units: Mapping[str, str],
) -> list[dict[str, object]]:
    """Return the summary per unit and competency, by unit and competency.

    A mean gap is of those who have one; who was not assessed is counted apart.
    """
    groups: dict[tuple[str | None, str], list[Need]] = defaultdict(list)
    waiting: dict[tuple[str | None, str], int] = defaultdict(int)
    for need in found:
        groups[need.work_unit_id, need.competency].append(need)
    for gap in unassessed:
        waiting[gap.work_unit_id, gap.competency] += 1
    keys = sorted(groups.keys() | waiting.keys(), key=lambda key: (key[0] or "", key[1]))
    return [
        dict(
            zip(
                AKPD,
                (
                    units.get(unit or "", unit),
                    competency,
                    len(own := groups.get((unit, competency), [])),
                    waiting.get((unit, competency), 0),
                    mean_gap(own),
                    sum((deed.hours for deed in _of(own, deeds)), Decimal(0)),
                    sum(deed.cost for deed in _of(own, deeds)),
                ),
                strict=True,
            )
        )
        for unit, competency in keys
    ]


def mean_gap(found: Iterable[Need]) -> Decimal | None:
    """Return the mean gap to two places, half up; none of nobody."""
    gaps = [Fraction(need.gap) for need in found]
    return half_up(sum(gaps, Fraction(0)) / len(gaps)) if gaps else None


def hcdp_rows(planned: Iterable[Planned], law: Law) -> list[dict[str, object]]:
    """Return the rows of the yearly plan, one per training, in the order given."""
    forms, kinds = law.codes("development.forms"), law.codes("development.kinds")
    known = law.codes("assessment.competencies")
    return [
        dict(
            zip(
                HCDP,
                (
                    kinds[known[own.competency]["family"]].title,
                    known[own.competency].title,
                    own.title,
                    own.people,
                    forms[own.form].title,
                    forms[own.form]["path"],
                    own.provider or None,
                    own.quarter,
                    own.curriculum or None,
                    own.hours,
                    own.cost,
                ),
                strict=True,
            )
        )
        for own in planned
    ]


def _of(found: Iterable[Need], deeds: Deeds) -> list[Deed]:
    keys = ((need.employee_id, need.competency) for need in found)
    return [deeds[key] for key in keys if key in deeds]
