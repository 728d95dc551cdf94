"""A demand in the reader's words; pure.

>>> from takar.regulations.requirements import demand_of
>>> str(said(demand_of("grade", {"at_least": "IV/b"})))
'paling rendah IV/b'
"""

from collections.abc import Callable
from typing import Any

from takar.kernel.language import Message, msg
from takar.regulations import requirements as ways

Say = Callable[[Any], Message]


def said(demand: ways.Demand) -> Message:
    """Return what is demanded, in the words of a reader."""
    return SAYINGS[type(demand)](demand)


def listed(words: tuple[str, ...]) -> str:
    """Join the words of a list as they are read.

    >>> listed(("JPT_PRATAMA", "AHLI_MADYA"))
    'Jpt pratama, Ahli madya'
    """
    return ", ".join(word.replace("_", " ").capitalize() for word in words)


def way(one: ways.Way) -> str:
    """Return one way to have come here."""
    return str(msg("{years} tahun sebagai {tiers}", years=one.years, tiers=listed(one.tiers)))


def years_between(one: ways.TenureDemand) -> Message:
    """Return the years somebody must have been in their post."""
    if one.at_most is None:
        return msg("paling sedikit {least} tahun dalam jabatan", least=one.at_least)
    return msg("{least} sampai {most} tahun dalam jabatan", least=one.at_least, most=one.at_most)


def no_sanction(one: ways.DisciplineDemand) -> Message:
    """Return which sanctions somebody must not have."""
    levels = listed(one.levels)
    if one.within_years is None:
        return msg("tidak sedang menjalani hukuman: {levels}", levels=levels)
    return msg(
        "tidak pernah dijatuhi hukuman {levels} dalam {years} tahun",
        levels=levels,
        years=one.within_years,
    )


SAYINGS: dict[type[Any], Say] = {
    ways.AmongDemand: lambda one: msg("salah satu: {words}", words=", ".join(one.among)),
    ways.FieldDemand: lambda one: msg("bidang: {words}", words=", ".join(one.among)),
    ways.LeastDemand: lambda one: msg("paling rendah {least}", least=one.at_least),
    ways.PathDemand: lambda one: msg("{ways}", ways="; ".join(map(way, one.any_of))),
    ways.ExperienceDemand: lambda one: msg("pengalaman bidang {years} tahun", years=one.years),
    ways.AgeDemand: lambda one: msg("paling tinggi {years} tahun", years=one.at_most),
    ways.PerformanceDemand: lambda one: msg(
        "predikat paling rendah {least} selama {years} tahun",
        least=listed((one.at_least,)),
        years=one.years,
    ),
    ways.DisciplineDemand: no_sanction,
    ways.TrainingDemand: lambda one: msg(
        "salah satu pelatihan: {words}", words=listed(one.any_of + one.titles)
    ),
    ways.AssessmentDemand: lambda _one: msg("semua kompetensi dinilai dan masih berlaku"),
    ways.MatchDemand: lambda one: msg(
        "kesesuaian dengan jabatan paling rendah {least}", least=listed((one.at_least,))
    ),
    ways.TenureDemand: years_between,
    ways.RetirementDemand: lambda one: msg(
        "lebih dari {months} bulan sebelum batas usia pensiun", months=one.months_left
    ),
    ways.WindowDemand: lambda one: msg(
        "di luar masa {window}, atau dengan persetujuan", window=listed((one.window,))
    ),
    ways.DemotionDemand: lambda one: msg(
        "sedang menjalani hukuman: {levels}", levels=listed(one.levels)
    ),
    ways.DeclarationDemand: lambda one: msg(
        "dinyatakan: {subject}", subject=listed((one.subject,))
    ),
}
