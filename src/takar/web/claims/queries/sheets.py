"""Claims as rows of a sheet, headings in the reader's language."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from takar.web.claims.models import Claim

Row = dict[str, object]


def claim_rows(claims: Iterable[Claim]) -> list[Row]:
    """Return claims as rows; without NIP, and of discipline only that there is something."""
    return [
        {
            _("Nama"): claim.employee.name,
            _("Unit kerja"): claim.employee.unit.name if claim.employee.unit else None,
            _("Jenis bukti"): claim.get_evidence_display(),
            _("Uraian"): claim.subject,
            _("Jenis pelatihan"): claim.get_training_kind_display(),
            _("JP"): claim.lesson_hours,
            _("Mulai"): claim.started_on,
            _("Selesai"): claim.ended_on,
            _("Keadaan"): claim.get_state_display(),
            _("Diajukan"): claim.submitted_at.date(),
            _("Diajukan oleh"): str(claim.submitted_by),
        }
        for claim in claims
    ]
