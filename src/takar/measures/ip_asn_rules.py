"""Which rules measure a year, and whether their tables fit together.

Law: Peraturan BKN 8/2019; from the measured year 2023 on BKN's own scores. The steps are told in
``docs/explanation/ip_asn.md``.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.regulations.kinds import Code
from takar.regulations.law import Law

EVIDENCE, OFFICIAL = "BUKTI", "SKOR_RESMI"
"""The two grounds of a rule set: evidence, or scores that BKN released."""
DIMENSIONS = {
    "KUALIFIKASI": "qualification",
    "KOMPETENSI": "competence",
    "KINERJA": "performance",
    "DISIPLIN": "discipline",
}
"""Each dimension of the law and its column."""
PARTS = {
    "DIKLAT_KEPEMIMPINAN": "leadership",
    "DIKLAT_FUNGSIONAL": "functional",
    "DIKLAT_TEKNIS": "technical",
    "SEMINAR": "seminar",
}
"""Each part of competence and its column."""


class UnknownRules(TakarError):
    """There is no such rule set, or it does not measure that year."""


class BrokenRules(TakarError):
    """The tables of a rule set contradict each other."""


def measured_year(day: date) -> int:
    """Return the last calendar year finished on a day; its last day finishes it.

    >>> measured_year(date(2021, 12, 31)), measured_year(date(2021, 12, 30))
    (2021, 2020)
    """
    return day.year if (day.month, day.day) == (12, 31) else day.year - 1


def rule_set(law: Law, rules: str | None = None) -> Code:
    """Return the rule set of the measured year, or the one asked for where it may be used.

    A set that works from evidence may measure any later year as an agency's own estimate.

    Raises:
        UnknownRules: no set measures the year, or the one asked for does not.
    """
    found = law.codes("ip_asn.rule_sets")
    year = measured_year(law.day)
    if rules is None:
        own = [one for one in found.values() if _is_of(one, year)]
        if own:
            return own[-1]
        raise UnknownRules(
            msg("Tidak ada aturan IP ASN untuk tahun {year}.", year=year),
            hint=msg("Pilih hari pengukuran sejak 31 Desember {year}.", year=_first(found)),
        )
    if rules not in found:
        raise UnknownRules(
            msg("Aturan IP ASN {rules} tidak dikenal.", rules=rules),
            hint=msg("Pilih salah satu: {names}.", names=", ".join(found)),
        )
    if not may_measure(found[rules], year):
        raise UnknownRules(
            msg("Aturan {rules} tidak berlaku untuk tahun {year}.", rules=rules, year=year),
            hint=_instead(found, year),
        )
    return found[rules]


def may_measure(one: Code, year: int) -> bool:
    """Tell whether a rule set may be used for a year, be it as an estimate."""
    return _is_of(one, year) or (one["basis"] == EVIDENCE and year >= one["first_year"])


def is_estimate(one: Code, year: int) -> bool:
    """Tell whether a rule set, used for a year, gives an agency's own estimate only."""
    return not _is_of(one, year)


def _is_of(one: Code, year: int) -> bool:
    last = one["last_year"]
    return one["first_year"] <= year and (last is None or year <= last)


def _first(found: dict[str, Code]) -> int:
    return min(int(one["first_year"]) for one in found.values())


def _instead(found: dict[str, Code], year: int) -> Message:
    """Say which rule sets may measure the year."""
    names = [code for code, one in found.items() if may_measure(one, year)]
    if not names:
        return msg("Pilih hari pengukuran sejak 31 Desember {year}.", year=_first(found))
    return msg("Untuk tahun {year} pilih: {names}.", year=year, names=", ".join(names))


def accepted(law: Law) -> None:
    """Refuse tables that contradict each other.

    Raises:
        BrokenRules: naming the first contradiction.
    """
    for says in contradictions(law):
        raise BrokenRules(
            msg("Aturan IP ASN tidak utuh: {problem}", problem=says),
            hint=msg("Perbaiki tabel poinnya sampai jumlah dan batasnya cocok."),
        )


def contradictions(law: Law) -> Iterator[Message]:
    """Tell what does not fit together in the tables of points in force."""
    most = law.points("ip_asn.dimensions")
    classes = {one["education_class"] for one in law.codes("ip_asn.education_classes").values()}
    yield from _unpointed(classes, law.points("ip_asn.qualification"))
    yield from _unpointed(_steps(law), law.points("ip_asn.discipline"))
    yield from _competence(law, most["KOMPETENSI"])
    highest = {
        "KUALIFIKASI": max(law.points("ip_asn.qualification").values()),
        "KINERJA": max(row["points"] for row in law.table("ip_asn.performance_points")),
        "DISIPLIN": max(law.points("ip_asn.discipline").values()),
    }
    for dimension, points in highest.items():
        if points > most[dimension]:
            yield msg(
                "poin {dimension} sampai {points}, padahal paling tinggi {most}.",
                dimension=dimension,
                points=points,
                most=most[dimension],
            )


def _steps(law: Law) -> list[str]:
    return [str(law.record("ip_asn.discipline_rule")["unrecorded"]), "RINGAN", "SEDANG", "BERAT"]


def _unpointed(words: set[str] | list[str], points: dict[str, Decimal]) -> Iterator[Message]:
    for word in sorted(words):
        if word not in points:
            yield msg("{word} tidak mempunyai poin.", word=word)


def _competence(law: Law, due: Decimal) -> Iterator[Message]:
    """Tell the groups of posts whose parts do not make the whole of the dimension."""
    table = {row["post_group"]: row for row in law.table("ip_asn.competence")}
    for group in law.codes("ip_asn.post_groups"):
        if group not in table:
            yield msg("kelompok {group} tidak mempunyai poin kompetensi.", group=group)
            continue
        total = sum((table[group][part] for part in PARTS), Decimal(0))
        if total != due:
            yield msg(
                "poin kompetensi {group} berjumlah {total}, seharusnya {due}.",
                group=group,
                total=total,
                due=due,
            )
