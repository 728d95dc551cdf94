"""The design of an event as it is kept for undoing, and what its class of complexity demands."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pydantic import Field

from takar.kernel.language import msg
from takar.kernel.rounding import printed
from takar.web.assessments.rules.criteria import Stored
from takar.web.assessments.rules.limits import Limits
from takar.web.assessments.rules.matrix import Finding, Matrix, simulations
from takar.web.assessments.rules.states import COMPLEXITIES

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Conduct:
    """How a method is held.

    Attributes:
        duration_minutes: how long one session takes.
        seats: so many candidates at once; ``None`` means one, or one group.
        assessors_needed: so many assessors watch.
        place: the order on the day, small first.
    """

    duration_minutes: int = 60
    seats: int | None = None
    assessors_needed: int = 2
    place: int = 0


class MethodPlan(Stored):
    """One method of a design."""

    code: str
    weight: Decimal = Decimal(1)
    duration_minutes: int = Field(60, ge=1)
    seats: int | None = Field(None, ge=1)
    assessors_needed: int = Field(2, ge=0)
    place: int = Field(0, ge=0)
    competencies: tuple[str, ...] = ()


class Design(Stored):
    """The methods of an event with everything said about them."""

    version: Literal[1] = 1
    complexity: str = ""
    methods: tuple[MethodPlan, ...] = ()


@dataclass(frozen=True)
class ClassDemand:
    """What the law asks of a class of complexity; not sure, so it only warns."""

    title: str
    tiers: frozenset[str]
    kinds_required: tuple[str, ...]
    simulations_min: int
    simulations_max: int | None


def class_findings(
    matrix: Matrix, limits: Limits, demand: ClassDemand | None, tiers: Collection[str] = ()
) -> list[Finding]:
    """Return what a design lacks for its class; nothing when no class was chosen."""
    if demand is None or not matrix:
        return []
    return [
        *lacking_kinds(matrix, limits, demand),
        *odd_simulations(matrix, limits, demand),
        *other_tiers(demand, tiers),
    ]


def lacking_kinds(matrix: Matrix, limits: Limits, demand: ClassDemand) -> Iterator[Finding]:
    """Find kinds of methods the class asks for and the design has not."""
    held = {limits.kinds.get(method) for method in matrix}
    for kind in demand.kinds_required:
        if kind not in held:
            yield Finding(
                msg(
                    "Kelas {title} lazimnya memakai {kind}.", title=demand.title, kind=kind.lower()
                ),
                msg("Tambahkan metodenya, atau catat alasan rancangan ini."),
                stops=False,
            )


def odd_simulations(matrix: Matrix, limits: Limits, demand: ClassDemand) -> Iterator[Finding]:
    """Find too few or too many simulations for the class."""
    held = simulations(matrix, limits)
    most = demand.simulations_max
    if demand.simulations_min <= held and (most is None or held <= most):
        return
    yield Finding(
        msg(
            "Kelas {title} lazimnya memakai {wanted} simulasi; rancangan ini {held}.",
            title=demand.title,
            wanted=span(demand.simulations_min, most),
            held=held,
        ),
        msg("Tambah atau kurangi simulasi; ketentuan kelas masih perlu dicek pada naskah resmi."),
        stops=False,
    )


def other_tiers(demand: ClassDemand, tiers: Collection[str]) -> Iterator[Finding]:
    """Find candidates whose tier belongs to another class."""
    others = sorted({tier for tier in tiers if tier} - demand.tiers)
    if others:
        yield Finding(
            msg(
                "Jenjang peserta di luar sasaran kelas {title}: {tiers}.",
                title=demand.title,
                tiers=", ".join(others),
            ),
            msg("Pilih kelas lain, atau pisahkan pesertanya dalam kegiatan lain."),
            stops=False,
        )


def span(least: int, most: int | None) -> str:
    """Return a range in figures.

    >>> span(1, 2), span(2, None), span(1, 1)
    ('1-2', '2+', '1')
    """
    if most is None:
        return f"{least}+"
    return str(least) if least == most else f"{least}-{most}"


def weight_findings(weights: Mapping[str, Decimal]) -> list[Finding]:
    """Return what is odd about the weights: different ones should make a hundred."""
    total = sum(weights.values(), Decimal(0))
    if len(set(weights.values())) <= 1 or total == HUNDRED:
        return []
    return [
        Finding(
            msg("Jumlah bobot metode {total}, lazimnya 100.", total=printed(total)),
            msg("Sesuaikan bobotnya sampai 100, atau isi sama semua."),
            stops=False,
        )
    ]


def conduct_findings(
    conducts: Mapping[str, Conduct], limits: Limits, purpose: str
) -> list[Finding]:
    """Return what is odd about seats and assessors of the methods."""
    return [*few_assessors(conducts, limits), *odd_groups(conducts, limits, purpose)]


def few_assessors(conducts: Mapping[str, Conduct], limits: Limits) -> Iterator[Finding]:
    """Find a design in which a candidate would meet fewer assessors than the law asks."""
    watching = [held for code, held in conducts.items() if code in limits.needs_assessor]
    if watching and sum(held.assessors_needed for held in watching) < limits.least_assessors:
        yield Finding(
            msg(
                "Setiap peserta dinilai paling sedikit {least} asesor.",
                least=limits.least_assessors,
            ),
            msg("Tambah jumlah asesor pada metode yang diamati."),
            stops=False,
        )


def odd_groups(conducts: Mapping[str, Conduct], limits: Limits, purpose: str) -> Iterator[Finding]:
    """Find group methods whose group is smaller or larger than the law lets."""
    least = limits.smallest_group(purpose)
    for code, held in conducts.items():
        if code in limits.in_group and not least <= (held.seats or limits.group_most) <= (
            limits.group_most
        ):
            yield Finding(
                msg(
                    "{method}: satu kelompok berisi {least} sampai {most} peserta.",
                    method=limits.methods[code],
                    least=least,
                    most=limits.group_most,
                ),
                msg("Ubah jumlah peserta sekali jalan pada metode itu."),
                stops=False,
            )


def known_complexity(code: str) -> str:
    """Return a class of complexity, or nothing for a word that is none."""
    return code if code in COMPLEXITIES else ""
