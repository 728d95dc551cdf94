"""A run computed: every answer marked, every total made, every level read off; nothing written."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from takar.items.keys import Key
from takar.items.marking import Mark, Marker, counted, marker_of
from takar.kernel.rounding import half_up
from takar.web.exam_results.abilities import abilities_of, with_abilities
from takar.web.exam_results.models import CutTable
from takar.web.exam_results.queries.evidence import Evidence, Given, Place
from takar.web.exam_results.rules.cuts import Cuts
from takar.web.exam_results.rules.effects import Held
from takar.web.exam_results.rules.fingerprints import fingerprint
from takar.web.exam_results.rules.readings import Reading, Settled, settled
from takar.web.exam_results.rules.terms import Terms
from takar.web.exam_results.rules.totals import NOTHING, Line, Total, totals

PLACES = 3
UNREAD = Settled("BELUM", None)


@dataclass(frozen=True)
class Scored:
    """What a run found.

    Attributes:
        rows: sitting, total and level, paper by paper.
        numbers: the number of the key used, by item version.
        parameters: the row of the parameters used, by form and item version.
        evidence_hash: of answers, keys, readings and settings; the same for the same.
    """

    rows: list[tuple[int, Total, Decimal | None]]
    numbers: dict[int, int]
    parameters: dict[int, dict[int, int]]
    evidence_hash: str

    @property
    def held(self) -> dict[tuple[int, str], Held]:
        """The scores as they are stored."""
        return {
            (sitting, total.scale): Held(stored(total.points), level, total.theta)
            for sitting, total, level in self.rows
        }


def stored(points: Fraction | None) -> Decimal | None:
    """Return points as the database keeps them; levels are read off before this rounding."""
    return None if points is None else half_up(points, PLACES)


def scored(evidence: Evidence, terms: Terms) -> Scored:
    """Mark every answer and return the scores of everybody."""
    cuts = cuts_of(terms.cuts)
    markers = markers_of(evidence)
    weights = {code: Fraction(weight) for code, weight in terms.weights.items()}
    lines = {
        sitting: lines_of(sitting, sheet, markers, evidence, terms)
        for sitting, sheet in evidence.sheets.items()
    }
    found = abilities_of(lines, evidence)
    rows = [
        (sitting, total, cuts[total.scale].level_of(total) if total.scale in cuts else None)
        for sitting, own in lines.items()
        for total in with_abilities(sitting, totals(own, weights), found)
    ]
    return Scored(
        rows=rows,
        numbers={version: number for version, (number, _) in sorted(evidence.keys.items())},
        parameters={
            form: {version: one.row for version, one in known.items()}
            for form, known in evidence.calibrated.items()
        },
        evidence_hash=fingerprint(evidence_told(evidence, terms, cuts)),
    )


def cuts_of(tables: Mapping[str, int]) -> dict[str, Cuts]:
    """Return the cuts of each scale."""
    rows = CutTable.objects.filter(pk__in=list(tables.values()))
    return {row.scale: row.table for row in rows}


def markers_of(evidence: Evidence) -> dict[int, Marker]:
    """Return what marks the answers to each item; an item without a key has none."""
    return {
        version: marker_of(evidence.contents[version], key)
        for version, (_, key) in evidence.keys.items()
    }


def lines_of(
    sitting: int,
    sheet: list[Given],
    markers: Mapping[int, Marker],
    evidence: Evidence,
    terms: Terms,
) -> list[Line]:
    """Return the marked items of one paper; dropped items are not on it."""
    return [
        line_of(one, markers[one.version], evidence.readings.get((sitting, one.slot), []), terms)
        for one in sheet
        if one.version in markers and one.version not in terms.dropped
    ]


def line_of(one: Given, marker: Marker, readings: list[Reading], terms: Terms) -> Line:
    """Return one item, marked by its key, by its readers, or by what was decided about it."""
    found = marker.mark(one.answer)
    reading = reading_of(found, readings, terms)
    if one.version in terms.granted and not one.is_adaptive:
        points: Fraction | None = found.most
    elif found.needs_person:
        points = reading.points
    else:
        points = counted(found, terms.rule(one.rule, is_adaptive=one.is_adaptive))
    category = found.category
    if one.answer is None and points is not None:
        category = marker.marked(points).category
    return Line(
        slot=one.slot,
        version=one.version,
        section=one.section,
        competency=one.competency,
        points=None if one.is_adaptive else points,
        most=NOTHING if one.is_adaptive else found.most,
        is_answered=one.answer is not None,
        waits=found.needs_person and points is None,
        is_late=one.is_late,
        category=category,
        categories=len(marker.totals),
        is_adaptive=one.is_adaptive,
        is_granted=one.version in terms.granted,
    )


def reading_of(found: Mark, readings: list[Reading], terms: Terms) -> Settled:
    """Return where the reading of an answer stands, if somebody has to read it."""
    if not found.needs_person:
        return UNREAD
    return settled(readings, found.most, markers=terms.markers, apart=Fraction(terms.apart))


def evidence_told(evidence: Evidence, terms: Terms, cuts: Mapping[str, Cuts]) -> dict[str, Any]:
    """Return everything the result depends on, as it is fingerprinted."""
    return {
        "terms": told_terms(terms),
        "cuts": {scale: table.model_dump(mode="json") for scale, table in cuts.items()},
        "keys": {
            str(version): [number, key_print(key)]
            for version, (number, key) in evidence.keys.items()
        },
        "answers": {
            str(sitting): [
                [one.slot, one.version, one.section, one.competency, one.value, one.is_late]
                for one in sheet
            ]
            for sitting, sheet in evidence.sheets.items()
        },
        "readings": {
            place_told(place): [[one.marker, str(one.points), one.is_deciding] for one in given]
            for place, given in evidence.readings.items()
        },
        **parameters_told(evidence),
    }


def parameters_told(evidence: Evidence) -> dict[str, Any]:
    """Return the parameters used, by what they say; runs without any say nothing of them."""
    told = {
        f"{form}/{version}": one.model_dump(mode="json", exclude={"row"})
        for form, known in evidence.calibrated.items()
        for version, one in known.items()
    }
    return {"parameters": told} if told else {}


def told_terms(terms: Terms) -> dict[str, Any]:
    """Return the settings that change results; rows of keys and cuts are told by what they say."""
    unsaid = set() if terms.calibration else {"calibration"}
    return terms.model_dump(mode="json", exclude={"corrected", "cuts"} | unsaid)


def key_print(key: Key) -> str:
    """Return the fingerprint of a key."""
    return fingerprint(key.model_dump(mode="json"))


def place_told(place: Place) -> str:
    """Return a place on a paper as text."""
    return f"{place[0]}/{place[1]}"
