"""What is wrong in a file of the law: named so that its writer can mend it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.regulations.exact import Refused

_REASONS = {
    "extra_forbidden": msg("Bagian ini tidak dikenal."),
    "missing": msg("Bagian ini wajib diisi."),
    "string_type": msg("Harus berupa teks; beri tanda kutip."),
    "date_type": msg("Harus berupa tanggal, misalnya 2025-08-01."),
    "int_type": msg("Harus berupa bilangan bulat."),
    "bool_type": msg("Harus true atau false."),
    "model_type": msg("Harus berupa daftar nama dan isi."),
    "model_attributes_type": msg("Harus berupa daftar nama dan isi."),
    "date_from_datetime_parsing": msg("Harus berupa tanggal, misalnya 2025-08-01."),
    "bytes_type": msg("Harus berupa teks; beri tanda kutip."),
    "dict_type": msg("Harus berupa daftar nama dan isi."),
    "list_type": msg("Harus berupa daftar."),
    "too_short": msg("Tidak boleh kosong."),
    "string_too_short": msg("Tidak boleh kosong."),
    "string_pattern_mismatch": msg("Kode hanya memuat huruf kecil, angka, dan garis bawah."),
    "decimal_max_places": msg("Paling banyak dua desimal."),
}


_FORMS = msg("Bentuk berkas setiap jenis dijelaskan di docs/explanation/law.md.")
_PROFILE = msg("Bentuk profil dijelaskan di docs/reference/talent-profile.md.")
_REQUIREMENT = msg("Kata-kata syarat dijelaskan di docs/reference/eligibility-rules.md.")
_HINTS = {"TalentProfile": _PROFILE, "Requirement": _REQUIREMENT}
_LIMITS = frozenset(("ge", "gt", "le", "lt"))
_KINDS = frozenset(
    (
        "number",
        "text",
        "points",
        "bands",
        "codes",
        "matrix",
        "table",
        "record",
        "profile",
        "requirement",
    )
)
"""Kinds stand first in pydantic's path, although the file does not nest them."""


@dataclass(frozen=True)
class Fault:
    """One thing to mend: the file, the dated value and field in it, why, and what to do."""

    file: str
    day: date | None
    field: str
    reason: Message | str
    hint: Message | str = ""

    @property
    def place(self) -> str:
        """File, date and field in one line."""
        day = f"{self.day:%d-%m-%Y}" if self.day else ""
        return " › ".join(part for part in (self.file, day, self.field) if part)


class BadParameter(TakarError):
    """The book of the law holds a file that cannot be accepted.

    Attributes:
        faults: everything that is wrong; the sentence tells the first.
    """

    def __init__(self, faults: list[Fault]) -> None:
        first = faults[0]
        super().__init__(
            msg("{place}: {reason}", place=first.place, reason=first.reason),
            hint=first.hint or msg("Jalankan takar law check untuk melihat semua kesalahan."),
        )
        self.faults = faults


class NotInForce(TakarError):
    """The parameter exists, but holds no value on that day."""


class UnknownKey(TakarError):
    """No parameter has that key."""


def faults_in(file: str, error: Refused | ValidationError, day: date | None = None) -> list[Fault]:
    """Tell the faults of one file in the reader's words."""
    if isinstance(error, Refused):
        return [Fault(file, day, error.field, error.reason, error.hint)]
    return list(_each(file, error, day))


def _each(file: str, error: ValidationError, day: date | None) -> Iterator[Fault]:
    hint = _HINTS.get(error.title, _FORMS)
    for detail in error.errors():
        field = ".".join(_written(detail["loc"]))
        cause = detail.get("ctx", {}).get("error")
        if isinstance(cause, Refused):
            inner = ".".join(part for part in (field, cause.field) if part)
            yield Fault(file, day, inner, cause.reason, cause.hint)
        else:
            yield Fault(file, day, field, _reason(detail), hint)


def _written(path: tuple[int | str, ...]) -> Iterator[str]:
    """Name the places as the file nests them, without pydantic's own marks between them."""
    before = ""
    for number, part in enumerate(path):
        kind = number == 0 and part in _KINDS
        if part != "[key]" and not kind and before != "rubric":
            yield str(part)
        before = str(part)


def _reason(detail: ErrorDetails) -> Message:
    facts = detail.get("ctx", {})
    if detail["type"] in {"literal_error", "union_tag_invalid"}:
        allowed = str(facts.get("expected") or facts.get("expected_tags")).replace(" or ", ", ")
        return msg("Harus salah satu dari: {allowed}.", allowed=allowed)
    if detail["type"] == "union_tag_not_found":
        return msg("Bagian {name} wajib diisi.", name=facts["discriminator"])
    for limit in _LIMITS.intersection(facts):
        return msg("Angkanya di luar batas {limit}.", limit=facts[limit])
    fallback = msg("Isi tidak dapat diterima: {why}.", why=detail["msg"])
    return _REASONS.get(detail["type"], fallback)
