"""What is wrong with evidence before it is kept: for forms, workbooks and commands.

Nothing here touches a table; each function tells every fault it finds, in words for the reader.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from takar.kernel.language import Message, msg
from takar.measures.ip_asn_ratings import bands_of, scales_of, usual_scale
from takar.measures.ip_asn_rules import DIMENSIONS
from takar.regulations.kinds import Code
from takar.regulations.law import Law

LEADERSHIP = "STRUKTURAL"
HOURS_A_DAY = 24


def training_faults(
    training: Mapping[str, Any], tier: str | None, day: date, law: Law
) -> list[Message]:
    """Tell what is wrong with a course as somebody enters it.

    Args:
        training: columns of the table ``trainings``; one that is left out is a gap.
        tier: the tier of the person's post; unknown, no level is compared with it.
        day: today.
        law: the law in force.
    """
    return [
        *_days(training, day),
        *_hours(training),
        *_leadership(training, tier, law),
    ]


def rating_fault(
    year: int, scale: str | None, rating: str | None, score: Decimal | None, law: Law
) -> Message | None:
    """Return what is wrong with a rating as a rating of its year; nothing when it can be read."""
    if year > law.day.year:
        return msg("Tahun {year} belum tiba.", year=year)
    in_use = scales_of(law, year)
    used = scale or usual_scale(law, year)
    if used not in in_use:
        return _no_scale(scale, year, in_use)
    if rating is not None and rating not in in_use[used]["ratings"]:
        return msg(
            "Predikat {rating} tidak ada pada skala {scale}. Pilih: {ratings}.",
            rating=rating,
            scale=in_use[used].title,
            ratings=", ".join(in_use[used]["ratings"]),
        )
    return None if score is None else _score_fault(rating, score, in_use[used], law)


def _no_scale(scale: str | None, year: int, in_use: dict[str, Code]) -> Message:
    if scale is None or not in_use:
        return msg("Tidak ada skala predikat untuk tahun {year}.", year=year)
    return msg(
        "Skala {scale} tidak dipakai pada tahun {year}. Pilih: {scales}.",
        scale=scale,
        year=year,
        scales=", ".join(in_use),
    )


def _score_fault(rating: str | None, score: Decimal, one: Code, law: Law) -> Message | None:
    bands = bands_of(one, law)
    if bands is None:
        if rating is not None:
            return None
        return msg("Skala {scale} tidak mempunyai angka; tulis predikatnya.", scale=one.title)
    if not bands.span.holds(score):
        return msg("Nilai {score} di luar skala {scale}.", score=score, scale=one.title)
    return None


def leadership_levels(law: Law) -> list[str]:
    """List every level of leadership training that counts for some tier."""
    tiers = law.codes("ip_asn.leadership_levels").values()
    return list(dict.fromkeys(level for one in tiers for level in one["levels"]))


def official_faults(scores: Mapping[str, Decimal | None], law: Law) -> list[Message]:
    """Tell what is wrong with scores that BKN released, dimension by dimension and together."""
    most = law.points("ip_asn.dimensions")
    known = {code: scores.get(column) for code, column in DIMENSIONS.items()}
    faults = [
        msg("{dimension} {value} di luar 0 sampai {most}.", dimension=c, value=v, most=most[c])
        for c, v in known.items()
        if v is not None and not 0 <= v <= most[c]
    ]
    given = [value for value in known.values() if value is not None]
    total = scores.get("total")
    near = law.record("ip_asn.index")["official_tolerance"]
    if total is not None and len(given) == len(known) and abs(total - sum(given)) > near:
        faults.append(
            msg(
                "Total {total} tidak sama dengan jumlah dimensinya, {due}.",
                total=total,
                due=sum(given),
            )
        )
    return faults


def _days(training: Mapping[str, Any], day: date) -> Iterator[Message]:
    started, ended = training.get("started_on"), training.get("ended_on")
    if ended is not None and ended > day:
        yield msg("Pelatihan belum selesai: {ended}.", ended=f"{ended:%d-%m-%Y}")
    if started is not None and ended is not None and ended < started:
        yield msg(
            "Selesai ({ended}) sebelum mulai ({started}).",
            ended=f"{ended:%d-%m-%Y}",
            started=f"{started:%d-%m-%Y}",
        )


def _hours(training: Mapping[str, Any]) -> Iterator[Message]:
    hours = training.get("lesson_hours")
    if hours is None:
        return
    if hours < 0:
        yield msg("Jam pelajaran tidak boleh negatif: {hours}.", hours=hours)
    elif hours == 0:
        yield msg("Jam pelajaran tidak boleh nol; kosongkan bila tidak diketahui.")
    started, ended = training.get("started_on"), training.get("ended_on")
    if started is None or ended is None or ended < started:
        return
    days = (ended - started).days + 1
    if hours > HOURS_A_DAY * days:
        yield msg("{hours} jam pelajaran tidak muat dalam {days} hari.", hours=hours, days=days)


def _leadership(training: Mapping[str, Any], tier: str | None, law: Law) -> Iterator[Message]:
    if training.get("training_kind") != LEADERSHIP:
        return
    tiers = law.codes("ip_asn.leadership_levels")
    level = training.get("structural_level")
    known = leadership_levels(law)
    if not level:
        yield msg("Diklat kepemimpinan harus menyebut jenjangnya: {levels}.", levels=_said(known))
    elif level not in known:
        yield msg(
            "Jenjang {level} tidak dikenal. Pilih: {levels}.", level=level, levels=_said(known)
        )
    elif tier is not None and tier not in tiers:
        title = law.codes("positions.tiers")[tier].title
        yield msg("Diklat kepemimpinan bukan untuk jabatan {tier}.", tier=title)
    elif tier is not None and level not in tiers[tier]["levels"]:
        yield msg(
            "{level} bukan diklat kepemimpinan {tier}; yang sesuai: {levels}.",
            level=level,
            tier=tiers[tier].title,
            levels=_said(tiers[tier]["levels"]),
        )


def _said(words: list[str]) -> str:
    return ", ".join(words)
