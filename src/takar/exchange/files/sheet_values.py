"""One cell of a workbook of ours, read as its column wants it."""

from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from takar.exchange.cells import exact_number, heading_key, plain_text
from takar.exchange.dates import DateReader
from takar.exchange.faults import Problem
from takar.exchange.files.templates.template import Field
from takar.kernel.language import msg

Look = Callable[[str], object]

DECIMALS = Decimal("0.000001")
LARGEST = 10**12
YES_OR_NO = {
    **dict.fromkeys(("ya", "y", "1", "true", "benar"), True),
    **dict.fromkeys(("tidak", "t", "0", "false", "salah", "bukan"), False),
}

NOT_A_NUMBER = Problem(
    "BUKAN_ANGKA", msg("Isi sel bukan angka."), msg("Tulis angka, misalnya 3 atau 2,5.")
)
NOT_WHOLE = Problem(
    "BUKAN_BILANGAN_BULAT", msg("Isi sel harus bilangan bulat."), msg("Tulis tanpa koma.")
)
NOT_YES_OR_NO = Problem(
    "BUKAN_YA_TIDAK", msg("Isi sel harus YA atau TIDAK."), msg("Pilih dari daftar.")
)
IN_THE_FUTURE = Problem(
    "TANGGAL_MENDATANG", msg("Tanggal masih di masa depan."), msg("Periksa tanggalnya.")
)
YEAR_TO_COME = Problem(
    "TAHUN_MENDATANG", msg("Tahun masih di masa depan."), msg("Periksa tahunnya.")
)


def reader_of(field: Field, dates: DateReader, day: date) -> Look:
    """Return what reads the cells of a field."""
    kinds: dict[str, Look] = {
        "date": lambda text: _date(text, field, dates, day),
        "integer": lambda text: _integer(text, field, day),
        "decimal": lambda text: _decimal(text, field),
        "boolean": lambda text: YES_OR_NO.get(heading_key(text), NOT_YES_OR_NO),
        "text": lambda text: _choice(text, field) if field.column.values else _free(text, field),
    }
    return kinds[field.column.kind]


def _date(text: str, field: Field, dates: DateReader, day: date) -> date | Problem:
    found = dates(text)
    if isinstance(found, date) and found > day and not field.may_be_future:
        return IN_THE_FUTURE
    return found


def _integer(text: str, field: Field, day: date) -> int | Problem:
    number = _decimal(text, field)
    if isinstance(number, Problem):
        return number
    if number != int(number):
        return NOT_WHOLE
    is_year = field.column.name == "year"
    return YEAR_TO_COME if is_year and number > day.year else int(number)


def _decimal(text: str, field: Field) -> Decimal | Problem:
    number = exact_number(text)
    if number is None or abs(number) >= LARGEST:
        return NOT_A_NUMBER
    if field.lowest is not None and number < field.lowest:
        return _outside(field)
    if field.highest is not None and number > field.highest:
        return _outside(field)
    return number.quantize(DECIMALS, rounding=ROUND_HALF_UP)


def _outside(field: Field) -> Problem:
    if field.highest is None:
        reason = msg("Angka kurang dari {lowest}.", lowest=field.lowest)
    else:
        reason = msg(
            "Angka di luar {lowest} sampai {highest}.", lowest=field.lowest, highest=field.highest
        )
    return Problem("DI_LUAR_BATAS", reason, msg("Periksa isian; jangan mengubah skalanya."))


def _choice(text: str, field: Field) -> str | Problem:
    value = field.choices.get(heading_key(text))
    if value is not None:
        return value
    shown = ", ".join(field.shown(each) for each in field.column.values)
    return Problem(
        "NILAI_TIDAK_DIKENAL",
        msg("Isi kolom {column} tidak dikenal.", column=field.heading),
        msg("Pilih salah satu: {values}.", values=shown),
    )


def _free(text: str, field: Field) -> str | Problem:
    if field.spelling == "free":
        return plain_text(text)
    code = heading_key(text)
    return code.upper() if field.spelling == "UPPER" else code
