"""A version as a table: one line for each sitting; text stays text, whatever it begins with."""

import csv
from io import BytesIO, StringIO

from takar.exchange.files.workbook import write_workbook
from takar.web.timetables.models import Timetable
from takar.web.timetables.papers.wording import method_titles
from takar.web.timetables.queries.sessions import sessions_in

HEADS = (
    *("Hari", "Mulai", "Selesai", "Metode", "Ruang", "Lokasi", "Kursi"),
    *("Nomor peserta", "Nama", "Unit kerja", "Asesor"),
)
RISKY = ("=", "+", "-", "@", "\t", "\r")


def rows_of(timetable: Timetable) -> list[dict[str, object]]:
    """Return one line for each sitting, in order of time."""
    titles = method_titles(timetable.event)
    return [
        dict(
            zip(
                HEADS,
                (
                    session.day,
                    f"{session.starts_at:%H:%M}",
                    f"{session.ends_at:%H:%M}",
                    titles.get(session.method.code, session.method.code),
                    session.room.name,
                    session.room.site,
                    seat.place,
                    seat.participant.number,
                    seat.participant.employee.name,
                    unit.name if (unit := seat.participant.employee.unit) else "",
                    "; ".join(one.assessor.name for one in session.watchers.all()),
                ),
                strict=True,
            )
        )
        for session in sessions_in(timetable)
        for seat in session.seats.all()
    ]


def as_workbook(timetable: Timetable) -> bytes:
    """Return a version as a workbook."""
    content = BytesIO()
    write_workbook(content, {"Jadwal": rows_of(timetable)})
    return content.getvalue()


def as_text(timetable: Timetable) -> bytes:
    """Return a version as text with semicolons, as spreadsheets here read it."""
    sheet = StringIO()
    writer = csv.writer(sheet, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADS)
    for row in rows_of(timetable):
        writer.writerow([harmless(str(row[head])) for head in HEADS])
    return b"\xef\xbb\xbf" + sheet.getvalue().encode()


def harmless(text: str) -> str:
    """Return a cell that no spreadsheet runs."""
    return f"'{text}" if text.startswith(RISKY) else text
