"""Whether a team is complete: roles, tiers, assessors for candidates; pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from takar.kernel.language import msg
from takar.web.assessments.rules.limits import Limits
from takar.web.assessments.rules.matrix import Finding
from takar.web.assessments.rules.staffing import ASSESSOR_TIERS, RATING_ROLES

TIER_ORDER = tuple(ASSESSOR_TIERS)


@dataclass(frozen=True)
class RoleDemand:
    """What the law asks of one role in a team."""

    title: str
    least: int
    most: int | None


@dataclass(frozen=True)
class Sitting:
    """One seat as far as the completeness of a team goes."""

    name: str
    role: str
    tier: str = ""


@dataclass(frozen=True)
class TeamDemand:
    """What the law asks of a team.

    Attributes:
        roles: per role.
        chair_tiers: the tier of the head, per tier of the candidates.
        candidates_per_assessor: the usual load in one simulation.
    """

    roles: Mapping[str, RoleDemand]
    chair_tiers: Mapping[str, str]
    candidates_per_assessor: int


def team_findings(
    seats: Iterable[Sitting], demand: TeamDemand, limits: Limits, tiers: Collection[str]
) -> list[Finding]:
    """Return what is wrong with a team; it warns, for one may still be looking for people.

    Args:
        seats: everybody who sits in the team now.
        demand: what the law asks.
        limits: the limits of the law.
        tiers: the tiers of the candidates.
    """
    sitting = list(seats)
    return [
        *odd_roles(sitting, demand),
        *few_raters(sitting, limits),
        *low_chair(sitting, demand, tiers),
    ]


def odd_roles(seats: Iterable[Sitting], demand: TeamDemand) -> Iterator[Finding]:
    """Find roles that nobody fills, or too many do."""
    held = Counter(seat.role for seat in seats)
    for code, role in demand.roles.items():
        if code in RATING_ROLES and code != "KETUA":
            continue
        if held[code] < role.least:
            yield Finding(
                msg(
                    "{role}: {held} orang, paling sedikit {least}.",
                    role=role.title,
                    held=held[code],
                    least=role.least,
                ),
                msg("Tambahkan pada halaman Tim."),
                stops=False,
            )
        elif role.most is not None and held[code] > role.most:
            yield Finding(
                msg(
                    "{role}: {held} orang, paling banyak {most}.",
                    role=role.title,
                    held=held[code],
                    most=role.most,
                ),
                msg("Ubah peran yang lain pada halaman Tim."),
                stops=False,
            )


def few_raters(seats: Iterable[Sitting], limits: Limits) -> Iterator[Finding]:
    """Find a team with fewer assessors than one candidate needs."""
    raters = sum(seat.role in RATING_ROLES for seat in seats)
    if raters < limits.least_assessors:
        yield Finding(
            msg(
                "Tim baru punya {held} asesor; setiap peserta dinilai paling sedikit {least}.",
                held=raters,
                least=limits.least_assessors,
            ),
            msg("Tambahkan asesor sendiri atau undang asesor tamu."),
            stops=False,
        )


def low_chair(
    seats: Iterable[Sitting], demand: TeamDemand, tiers: Collection[str]
) -> Iterator[Finding]:
    """Find a head of the team whose tier does not match the candidates."""
    wanted = chair_tier(demand, tiers)
    for seat in seats:
        if seat.role != "KETUA" or not wanted:
            continue
        if not seat.tier or TIER_ORDER.index(seat.tier) < TIER_ORDER.index(wanted):
            yield Finding(
                msg(
                    "Jenjang ketua {name} sebaiknya {wanted} atau lebih tinggi.",
                    name=seat.name,
                    wanted=ASSESSOR_TIERS[wanted],
                ),
                msg("Isi jenjangnya, atau pilih ketua yang jenjangnya sesuai jabatan target."),
                stops=False,
            )


def chair_tier(demand: TeamDemand, tiers: Collection[str]) -> str:
    """Return the tier that the head of the team needs for these candidates; nothing if unknown."""
    known = [demand.chair_tiers[tier] for tier in tiers if tier in demand.chair_tiers]
    return max(known, key=TIER_ORDER.index, default="")
