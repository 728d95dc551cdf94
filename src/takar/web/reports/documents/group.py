"""The report of an event to the regional head: distribution, map, gaps, readiness, recap."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from takar.kernel.rounding import printed
from takar.web.reports.documents.individual import UNDETERMINED
from takar.web.reports.documents.shared import paper_facts
from takar.web.reports.queries import EventReport, PersonReport
from takar.web.reports.rules import areas, average, gap_summaries
from takar.web.results.queries import table_of


def group_facts(report: EventReport) -> dict[str, Any]:
    """Return what the template ``group`` prints."""
    keys = (table_of(report.run), "nine_box.matrix")
    return paper_facts(report, *keys) | {
        "categories": [{"title": title} for title in category_columns(report).values()],
        "groups": [
            {"title": title, "total": len(people), "counts": category_counts(report, people)}
            for title, people in by_group(report)
        ],
        "boxes": box_facts(report),
        "gaps": [
            {
                "title": summary.title,
                "required": printed(summary.required),
                "level": printed(summary.level),
                "below": summary.below,
                "count": summary.count,
                "share": summary.share,
            }
            for summary in gap_summaries(person.lines for person in report.people)
        ],
        "units": [unit_facts(report, title, people) for title, people in by_unit(report)],
        "succession_boxes": ", ".join(map(str, succession_boxes(report))),
        "readiness": readiness(report),
        "participants": [row(report, person) for person in report.people],
    }


def category_columns(report: EventReport) -> dict[str | None, str]:
    """Return the categories, and a column for those without one where there are any."""
    columns: dict[str | None, str] = {}
    columns.update(report.categories.items())
    if any(person.category is None for person in report.people):
        columns[None] = UNDETERMINED
    return columns


def category_counts(report: EventReport, people: Sequence[PersonReport]) -> list[int]:
    """Count people per category, in the order of the columns."""
    counts = Counter(person.category for person in people)
    return [counts[code] for code in category_columns(report)]


def by_group(report: EventReport) -> list[tuple[str, list[PersonReport]]]:
    """Return the participants by the group they were chosen in, and all of them last."""
    groups: dict[str, list[PersonReport]] = {}
    for person in report.people:
        groups.setdefault(person.participant.group or "Peserta", []).append(person)
    return [*groups.items(), ("Seluruh peserta", list(report.people))]


def by_unit(report: EventReport) -> list[tuple[str, list[PersonReport]]]:
    """Return the participants by office, in alphabetical order."""
    units: dict[str, list[PersonReport]] = {}
    for person in report.people:
        units.setdefault(report.office_of(person), []).append(person)
    return sorted(units.items())


def unit_facts(report: EventReport, title: str, people: list[PersonReport]) -> dict[str, Any]:
    """Return one unit: how many, how far, and the competency most people lack."""
    needs = Counter(line.title for person in people for line in areas(person.lines))
    widest = needs.most_common(1)
    return {
        "title": title,
        "total": len(people),
        "jpm": printed(average(person.jpm.jpm if person.jpm else None for person in people)),
        "counts": category_counts(report, people),
        "widest": f"{widest[0][0]} ({widest[0][1]})" if widest else "–",
    }


def box_facts(report: EventReport) -> dict[str, Any]:
    """Count the participants per box; the undetermined stay apart."""
    boxes = Counter(person.talent.box for person in report.people if person.talent)
    undetermined = boxes.pop(None, 0)
    return {
        "counts": {str(box): count for box, count in boxes.items()},
        "total": sum(boxes.values()),
        "undetermined": undetermined,
    }


def succession_boxes(report: EventReport) -> list[int]:
    """Return the boxes of the agency's succession group, highest first."""
    boxes = report.law.value("talent.succession_boxes")
    return sorted((int(box) for box in boxes["agency"]), reverse=True)


def readiness(report: EventReport) -> list[dict[str, Any]]:
    """Return the people in the succession group, in the printed neutral order."""
    wanted = succession_boxes(report)
    chosen = [person for person in report.people if person.talent and person.talent.box in wanted]
    return [row(report, person) for person in sorted(chosen, key=ranked)]


def ranked(person: PersonReport) -> tuple[int, float, int]:
    """Order by box, then JPM, then participant number; the last is neutral."""
    jpm = person.jpm.jpm if person.jpm and person.jpm.jpm is not None else 0
    box = person.talent.box if person.talent and person.talent.box else 0
    return (-box, -float(jpm), person.participant.number)


def row(report: EventReport, person: PersonReport) -> dict[str, Any]:
    """Return one person as a line of a list."""
    talent = person.talent
    return {
        "number": person.participant.number,
        "name": person.employee.full_name,
        "position": person.participant.position_title or "–",
        "jpm": printed(person.jpm.jpm if person.jpm else None),
        "category": report.categories.get(person.category or "", UNDETERMINED),
        "box": str(talent.box) if talent and talent.box else "–",
    }
