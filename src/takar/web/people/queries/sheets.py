"""Lists as rows of a sheet, headings in the reader's language."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from takar.kernel.nip import masked_nip
from takar.web.accounts.models import Agency, User
from takar.web.accounts.permissions import operates
from takar.web.people.models import Employee, RowFault

Row = dict[str, object]


def employee_rows(user: User, agency: Agency, people: Iterable[Employee]) -> list[Row]:
    """Return people as rows; birth date, sex and whole NIP only for whom they are meant."""
    whole = operates(user, agency)
    return [employee_row(person, whole=whole) for person in people]


def employee_row(person: Employee, *, whole: bool) -> Row:
    """Return one person as a row."""
    restricted: Row = (
        {_("Jenis kelamin"): person.sex, _("Tanggal lahir"): person.birth_on} if whole else {}
    )
    return {
        _("NIP"): person.nip if whole else masked_nip(person.nip or ""),
        _("Nama"): person.full_name,
        **restricted,
        _("Status"): person.employment,
        _("Golongan"): person.grade,
        _("Jabatan"): person.position_title,
        _("Jenis jabatan"): person.position_kind,
        _("Jenjang"): person.position_tier,
        _("TMT jabatan"): person.positioned_on,
        _("Unit kerja"): person.unit.name if person.unit else None,
        _("Pendidikan"): person.education_level,
        _("Bidang pendidikan"): person.education_field,
        _("Kesesuaian bidang ilmu"): person.education_fit,
        _("Jabatan strategis"): bool(person.position and person.position.is_strategic),
    }


def fault_rows(faults: Iterable[RowFault]) -> list[Row]:
    """Return the faults of a file as rows."""
    return [
        {
            _("Baris"): fault.row,
            _("Kolom"): fault.column,
            _("Isi"): fault.value,
            _("Tingkat"): fault.severity,
            _("Kode"): fault.code,
            _("Sebab"): fault.reason_text,
            _("Saran"): fault.hint_text,
        }
        for fault in faults
    ]
