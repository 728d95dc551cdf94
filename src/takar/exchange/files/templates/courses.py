"""The workbook of who took part in one course."""

from takar.exchange.files.templates.template import Template, field_of
from takar.kernel.language import msg
from takar.tables import Column, TableSchema

COURSE_PARTICIPANTS = TableSchema(
    "course_participants",
    (Column("employee_id", required=True), Column("certificate_number")),
    key=("employee_id",),
)


def course_participants() -> Template:
    """Return the workbook of the participants of one course."""
    about = msg("Bila setiap peserta mempunyai nomornya sendiri.")
    return Template(
        COURSE_PARTICIPANTS.name,
        "Peserta",
        msg("Peserta satu pelatihan, satu baris per pegawai."),
        COURSE_PARTICIPANTS,
        (field_of(COURSE_PARTICIPANTS, "certificate_number", "NOMOR SERTIFIKAT", about),),
    )
