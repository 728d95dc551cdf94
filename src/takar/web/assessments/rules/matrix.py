"""The method x competency matrix and the make-up of groups: what is wrong and how to mend it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from takar.kernel.language import Message, msg
from takar.web.assessments.rules.limits import Limits

Matrix = Mapping[str, frozenset[str]]
SIMULATION = "SIMULASI"
CENTER_NAMES = ("assessment center", "assessment centre", "asesmen center", "pusat asesmen")


@dataclass(frozen=True)
class Finding:
    """What is wrong, what to do, and whether it stops the next step."""

    problem: Message
    hint: Message
    stops: bool = True


def matrix_findings(matrix: Matrix, limits: Limits, *, name: str = "") -> list[Finding]:
    """Return everything wrong with a matrix, worst first; an empty list is a good matrix."""
    return [
        *unknown_methods(matrix, limits),
        *unknown_competencies(matrix, limits),
        *thin_competencies(matrix, limits),
        *idle_methods(matrix),
        *false_center(matrix, limits, name),
    ]


def unknown_methods(matrix: Matrix, limits: Limits) -> Iterator[Finding]:
    """Find methods that the law does not list."""
    for method in matrix:
        if method not in limits.methods:
            yield Finding(
                msg("Metode {method} tidak dikenal.", method=method),
                msg("Pilih metode dari daftar pada halaman Aturan."),
            )


def unknown_competencies(matrix: Matrix, limits: Limits) -> Iterator[Finding]:
    """Find competencies that the law does not list."""
    for competency in sorted(set(chain.from_iterable(matrix.values()))):
        if competency not in limits.competencies:
            yield Finding(
                msg("Kompetensi {competency} tidak dikenal.", competency=competency),
                msg("Pakai sembilan kompetensi pada halaman Aturan."),
            )


def thin_competencies(matrix: Matrix, limits: Limits) -> Iterator[Finding]:
    """Find competencies seen by fewer methods than the law asks."""
    for competency, title in limits.competencies.items():
        seen = methods_seeing(matrix, competency)
        if seen < limits.least_methods:
            yield Finding(
                msg(
                    "{title} baru dilihat oleh {seen} metode, paling sedikit {least}.",
                    title=title,
                    seen=seen,
                    least=limits.least_methods,
                ),
                msg("Centang metode lain pada baris {title}.", title=title),
            )


def idle_methods(matrix: Matrix) -> Iterator[Finding]:
    """Find methods that see nothing; a test of potential only may be meant so."""
    for method, competencies in matrix.items():
        if not competencies:
            yield Finding(
                msg("Metode {method} tidak melihat satu kompetensi pun.", method=method),
                msg("Centang kompetensinya, atau biarkan bila hanya untuk potensi."),
                stops=False,
            )


def false_center(matrix: Matrix, limits: Limits, name: str) -> Iterator[Finding]:
    """Find an event that calls itself an assessment center without enough simulations."""
    calls_itself = any(word in name.lower() for word in CENTER_NAMES)
    if calls_itself and not is_center(matrix, limits):
        yield Finding(
            msg(
                "Assessment center ini baru memakai {seen} simulasi, paling sedikit {least}.",
                seen=simulations(matrix, limits),
                least=limits.center_simulations,
            ),
            msg("Tambahkan simulasi, atau ubah nama kegiatan."),
        )


def is_center(matrix: Matrix, limits: Limits) -> bool:
    """Tell whether the event may be called an assessment center."""
    return simulations(matrix, limits) >= max(1, limits.center_simulations)


def simulations(matrix: Matrix, limits: Limits) -> int:
    """Count the methods in which behaviour is simulated."""
    return sum(limits.kinds.get(method) == SIMULATION for method in matrix)


def methods_seeing(matrix: Matrix, competency: str) -> int:
    """Count the methods that see a competency."""
    return sum(competency in competencies for competencies in matrix.values())


def group_sizes(people: int, limits: Limits) -> list[int]:
    """Split people into groups as equal as can be, none larger than the law lets.

    Nine people under a limit of eight make five and four.
    """
    if not people:
        return []
    groups = -(-people // limits.group_most)
    small, larger = divmod(people, groups)
    return [small + 1] * larger + [small] * (groups - larger)


def group_findings(sizes: Mapping[str, int], limits: Limits, purpose: str) -> list[Finding]:
    """Return what is wrong with the sizes of observation groups."""
    least = limits.smallest_group(purpose)
    return [
        Finding(
            msg("Kelompok {name} berisi {size} peserta.", name=name, size=size),
            msg(
                "Satu kelompok berisi {least} sampai {most} peserta; ubah pembagiannya.",
                least=least,
                most=limits.group_most,
            ),
            stops=False,
        )
        for name, size in sizes.items()
        if not least <= size <= limits.group_most
    ]


def assessor_findings(assessors: Mapping[str, int], limits: Limits) -> list[Finding]:
    """Return what is wrong with the number of assessors who saw each candidate.

    Args:
        assessors: number of different assessors per candidate, by name.
        limits: the limits of the law.
    """
    few = [name for name, seen in assessors.items() if seen < limits.least_assessors]
    if not few:
        return []
    return [
        Finding(
            msg(
                "{count} peserta dinilai oleh kurang dari {least} asesor: {names}.",
                count=len(few),
                least=limits.least_assessors,
                names=", ".join(few[:5]) + (", …" if len(few) > 5 else ""),
            ),
            msg("Lengkapi nilai asesor lain, atau tulis alasannya saat menandatangani."),
            stops=False,
        )
    ]
