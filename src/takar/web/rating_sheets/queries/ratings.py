"""What was rated, as rows of a workbook: the sheets that the reader may read."""

from takar.web.accounts.models import User
from takar.web.assessments.models import Event
from takar.web.rating_sheets.models import RatingSheet, SheetCell
from takar.web.rating_sheets.queries.law import method_titles, titles_of
from takar.web.rating_sheets.queries.seen import sheets_of_event


def rating_rows(reader: User, event: Event) -> list[dict[str, object]]:
    """Return one row for each answered cell of the sheets of an event that somebody may read."""
    sheets = list(sheets_of_event(reader, event))
    cells: dict[int, list[SheetCell]] = {}
    answered = SheetCell.objects.filter(sheet__in=sheets, is_answered=True)
    for cell in answered.exclude(competency="").order_by("pk"):
        cells.setdefault(cell.sheet_id, []).append(cell)
    methods, titles = method_titles(event), titles_of(event)
    return [
        row_of(sheet, cell, methods, titles) for sheet in sheets for cell in cells.get(sheet.pk, [])
    ]


def row_of(
    sheet: RatingSheet, cell: SheetCell, methods: dict[str, str], titles: dict[str, str]
) -> dict[str, object]:
    """Return one answered cell as a row."""
    place, said = sheet.assignment, cell.said
    return {
        "Nomor": place.participant.number,
        "Peserta": place.participant.employee.name,
        "Metode": methods.get(place.method.code, place.method.code),
        "Kompetensi": titles.get(cell.competency, cell.competency),
        "Asesor": place.assessor.name,
        "Level": said.level,
        "Bukti perilaku": said.evidence,
        "Perilaku": ", ".join(said.behaviours),
        "Tidak teramati karena": said.unseen_because,
        "Keadaan": sheet.get_state_display(),
    }
