"""The results of an event as a sheet."""

from collections.abc import Sequence
from decimal import Decimal

from takar.kernel.rounding import half_up
from takar.web.assessments.models import Event, Participant
from takar.web.assessments.queries.law import law_of_event
from takar.web.assessments.queries.results import Row, categories_in, result_rows


def result_sheet(event: Event, people: Sequence[Participant]) -> list[dict[str, object]]:
    """Return one line per participant: who, levels, JPM, category, validity."""
    competencies = {
        code: one.title
        for code, one in law_of_event(event).codes("assessment.competencies").items()
    }
    titles = categories_in(event)
    rows = result_rows(event, people, list(competencies))
    return [line_of(row, event, competencies, titles) for row in rows]


def line_of(
    row: Row, event: Event, competencies: dict[str, str], titles: dict[str, str]
) -> dict[str, object]:
    """Return one line; what is missing stays empty."""
    person, result = row.participant, row.result
    return {
        "Nomor": person.number,
        "Nama": person.employee.name,
        "Jabatan": person.position_title,
        "Jenjang": person.position_tier,
        "Unit kerja": person.employee.unit.name if person.employee.unit else None,
        "Kelompok": person.group,
        **{title: row.levels[code] for code, title in competencies.items()},
        "Jumlah capaian": row.achieved,
        "Jumlah standar": row.required,
        "JPM": half_up(Decimal(str(result.jpm))) if result and result.jpm is not None else None,
        "Kategori": titles.get(result.category or "", result.category) if result else None,
        "Berlaku sampai": event.valid_until,
    }
