"""Whether what somebody entered can be right, by the law of its year."""

from collections.abc import Callable, Mapping
from datetime import date

from takar.kernel.language import Message, msg
from takar.measures.ip_asn_entries import rating_fault, training_faults
from takar.regulations.law import Law
from takar.web.claims.models import Claim
from takar.web.people.queries.law import law_of

Faults = dict[str, Message]
OLDEST = date(1950, 1, 1)
ASPECTS = {
    "ended_on": ("started_on", "ended_on"),
    "structural_level": ("training_kind", "structural_level"),
    "lesson_hours": ("lesson_hours", "started_on", "ended_on"),
}
"""For each field of a training beside which a fault is told: what is looked at for it."""


def faults_in(claim: Claim, day: date) -> Faults:
    """Return what is wrong with a claim, by the field beside which it is told."""
    checks: Mapping[str, Callable[[Claim, date, Law], Faults]] = {
        "trainings": training,
        "education_history": education,
        "performance_ratings": rating,
        "sanctions": sanction,
    }
    found = long_ago(claim)
    for name, fault in checks[claim.evidence](claim, day, law_of(claim.agency, day)).items():
        found.setdefault(name, fault)
    return found


def long_ago(claim: Claim) -> Faults:
    """Return days so old that somebody mistyped a year."""
    return {
        name: msg("Tahunnya tidak masuk akal: {year}.", year=value.year)
        for name in ("started_on", "ended_on")
        if (value := getattr(claim, name)) is not None and value < OLDEST
    }


def training(claim: Claim, day: date, law: Law) -> Faults:
    """Return what is wrong with a training.

    A leadership course of another managerial level is history and may be entered, though it earns
    nothing; one of somebody whose post knows no leadership course cannot be right.
    """
    found = {} if claim.title else missing("title")
    if not claim.training_kind or claim.ended_on is None:
        return found | missing(*(n for n in ("training_kind", "ended_on") if not getattr(claim, n)))
    tier = claim.employee.position_tier
    compared = None if tier in law.codes("ip_asn.leadership_levels") else tier
    for field, columns in ASPECTS.items():
        said = training_faults({n: getattr(claim, n) for n in columns}, compared, day, law)
        fresh = [fault for fault in said if fault not in found.values()]
        if fresh:
            found[field] = fresh[0]
    return found


def education(claim: Claim, day: date, law: Law) -> Faults:
    """Return what is wrong with a degree."""
    found = missing(*(n for n in ("education_level", "ended_on") if not getattr(claim, n)))
    if claim.ended_on is not None and claim.ended_on > day:
        found["ended_on"] = to_come(claim.ended_on)
    return found


def rating(claim: Claim, day: date, law: Law) -> Faults:
    """Return what is wrong with a performance rating."""
    if claim.year is None:
        return missing("year")
    if claim.rating is None and claim.rating_score is None:
        return {"rating": msg("Tulis predikatnya, atau nilai angkanya untuk skala lama.")}
    fault = rating_fault(claim.year, claim.rating_scale, claim.rating, claim.rating_score, law)
    return {} if fault is None else {blamed(claim, law): fault}


def blamed(claim: Claim, law: Law) -> str:
    """Return the field a fault of a rating is told beside: the first whose removal mends it."""
    year = claim.year or 0
    if year > law.day.year or rating_fault(year, None, None, None, law) is not None:
        return "year"
    if rating_fault(year, claim.rating_scale, None, None, law) is not None:
        return "rating_scale"
    told = rating_fault(year, claim.rating_scale, claim.rating, None, law)
    return "rating_score" if told is None else "rating"


def sanction(claim: Claim, day: date, law: Law) -> Faults:
    """Return what is wrong with a sanction."""
    found = missing(*(n for n in ("sanction_level", "started_on") if not getattr(claim, n)))
    started, ended = claim.started_on, claim.ended_on
    if started is not None and started > day:
        found["started_on"] = to_come(started)
    if started is not None and ended is not None and ended < started:
        found["ended_on"] = msg(
            "Selesai ({ended}) sebelum mulai ({started}).",
            ended=f"{ended:%d-%m-%Y}",
            started=f"{started:%d-%m-%Y}",
        )
    return found


def missing(*names: str) -> Faults:
    """Return that these fields must be filled in."""
    return {name: msg("Bidang ini wajib diisi.") for name in names}


def to_come(day: date) -> Message:
    """Return that a day has not come yet."""
    return msg("Tanggal ini belum tiba: {day}.", day=f"{day:%d-%m-%Y}")
