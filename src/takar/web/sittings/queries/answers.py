"""The answers of sittings: journals and clocks read in bulk, judged by the fold."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet, Sum

from takar.web.sittings.models import AnswerChange, LateRuling, SectionClock, Sitting, SittingEvent
from takar.web.sittings.queries.one_way import passed_in, sections_of
from takar.web.sittings.rules.clock import Clock
from takar.web.sittings.rules.judging import Said, SentAway, Standing, answers, judged

ANSWER = "JAWAB"
DECIDED = "TERLAMBAT"
"""The event that tells of a decision on late answers, or, when a session is signed off, of all."""


def answers_of(sitting: Sitting) -> dict[int, Any]:
    """Return the answer that stands for each slot of one sitting."""
    return answers(standings_of([sitting])[sitting.pk])


def standings_of(sittings: Collection[Sitting]) -> dict[int, list[Standing]]:
    """Return what every answer of these sittings is worth; four queries, however many they are."""
    numbers = [sitting.pk for sitting in sittings]
    said = said_in(AnswerChange.objects.filter(sitting__in=numbers, kind=ANSWER))
    gone_past = passed_in(sittings, said)
    clocks = clocks_of(numbers)
    rulings = rulings_of(numbers)
    gone, signed = watched_of(numbers)
    return {
        sitting.pk: judged(
            said[sitting.pk],
            sections_of(sitting),
            clocks[sitting.pk],
            rulings[sitting.pk],
            gone[sitting.pk],
            signed_at=signed.get(sitting.pk),
            passed=gone_past.get(sitting.pk, frozenset()),
        )
        for sitting in sittings
    }


def said_in(changes: "QuerySet[AnswerChange]") -> dict[int, list[Said]]:
    """Return the changes of each sitting as judging looks at them."""
    told: dict[int, list[Said]] = defaultdict(list)
    rows = changes.order_by("pk").values_list("sitting_id", *(each.name for each in fields(Said)))
    for sitting, *facts in rows:
        told[sitting].append(Said(*facts))
    return told


def clocks_of(numbers: Iterable[int]) -> dict[int, dict[str, Clock]]:
    """Return the clocks of each sitting, with all that was credited."""
    return clocks_in(SectionClock.objects.filter(sitting__in=list(numbers)))


def clocks_in(rows: "QuerySet[SectionClock]") -> dict[int, dict[str, Clock]]:
    """Return clocks by sitting and section, with all that was credited."""
    told: dict[int, dict[str, Clock]] = defaultdict(dict)
    for row in rows.annotate(given=Sum("credits__seconds")):
        told[row.sitting_id][row.section] = Clock(
            row.section,
            timedelta(seconds=row.allotted_seconds),
            row.started_at,
            timedelta(seconds=row.given or 0),
            row.ended_at,
        )
    return told


def rulings_of(numbers: Iterable[int]) -> dict[int, dict[tuple[int, int], bool]]:
    """Return what was decided about late changes; the last decision counts."""
    told: dict[int, dict[tuple[int, int], bool]] = defaultdict(dict)
    rows = LateRuling.objects.filter(sitting__in=list(numbers)).order_by("pk")
    for sitting, ruling, desk, sequence in rows.values_list(
        "sitting_id", "ruling", "changes__desk", "changes__sequence"
    ):
        told[sitting][desk, sequence] = ruling == "DIHITUNG"
    return told


def watched_of(
    numbers: Iterable[int],
) -> tuple[dict[int, list[SentAway]], dict[int, datetime]]:
    """Return when proctors sent devices away, and when the session was signed off."""
    away: dict[int, list[SentAway]] = defaultdict(list)
    signed: dict[int, datetime] = {}
    rows = SittingEvent.objects.filter(
        sitting__in=list(numbers), kind__in=("PINDAH", DECIDED), by__isnull=False
    )
    for sitting, kind, at, facts in rows.values_list("sitting_id", "kind", "at", "facts"):
        if kind == "PINDAH":
            away[sitting].append(SentAway(int(facts["desk"]), at))
        elif facts.get("signed"):
            signed[sitting] = at
    return away, signed
