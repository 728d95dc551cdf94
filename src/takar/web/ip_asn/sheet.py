"""The list of people with their index, as a workbook or as CSV."""

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from django.utils.translation import gettext as _

from takar.exchange.files import write_workbook
from takar.kernel.rounding import half_up
from takar.web.results.models import IpAsnResult, Run
from takar.web.results.queries import law_of
from takar.web.results.rules.ip_asn import INDICATORS, STATES

Row = dict[str, Any]
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Signs with which a text would be taken for a formula."""


def person_rows(people: Iterable[IpAsnResult], run: Run, *, whole: bool) -> list[Row]:
    """Return people as rows; the whole NIP only for whom it is meant, sanctions for nobody."""
    law = law_of(run)
    titles = {code: one.title for code, one in law.codes("ip_asn.indicators").items()}
    bands = {band.code: band.title for band in law.bands("ip_asn.bands")}
    return [person_row(result, titles, bands, whole=whole) for result in people]


def person_row(
    result: IpAsnResult, titles: dict[str, str], bands: dict[str, str], *, whole: bool
) -> Row:
    """Return one person as a row."""
    person = result.employee
    points: Row = {titles[code]: getattr(result, column) for code, column in INDICATORS.items()}
    states: Row = {
        _("Keadaan: %(title)s") % {"title": titles[code]}: state_of(result, column)
        for code, column in INDICATORS.items()
    }
    return {
        _("NIP"): person.nip if whole else person.masked_nip,
        _("Nama"): person.full_name,
        _("Status"): result.employment,
        _("Unit kerja"): person.unit.name if person.unit else None,
        _("Jabatan"): person.position_title,
        _("Kelompok jabatan"): result.post_group,
        **points,
        _("Kompetensi"): result.competence,
        _("Indeks"): result.total,
        _("Kategori"): bands.get(result.category or "", result.category),
        _("Paling rendah"): result.total_least,
        _("Paling tinggi"): result.total_most,
        _("Bila semua usulan diverifikasi"): result.total_claimed,
        _("Hilang: bukti belum ada"): result.lost_missing,
        _("Hilang: bukti kedaluwarsa"): result.lost_stale,
        _("Hilang: menunggu verifikasi"): result.lost_unverified,
        _("Memang rendah"): result.lost_low,
        **states,
    }


def state_of(result: IpAsnResult, column: str) -> str:
    """Return the state of a sub-indicator in words."""
    state = getattr(result, f"{column}_state")
    return _(STATES[state][0]) if state else ""


def as_workbook(rows: Sequence[Row]) -> bytes:
    """Return rows as a workbook; a gap is an empty cell."""
    target = BytesIO()
    write_workbook(target, {_("IP ASN"): [rounded(row) for row in rows]})
    return target.getvalue()


def as_csv(rows: Sequence[Row]) -> bytes:
    """Return rows as CSV that spreadsheets read as it is, formulas made harmless."""
    target = StringIO()
    heads = list(rows[0]) if rows else []
    writer = csv.writer(target)
    writer.writerow(heads)
    writer.writerows([[harmless(value) for value in rounded(row).values()] for row in rows])
    return ("\ufeff" + target.getvalue()).encode()


def rounded(row: Row) -> Row:
    """Return a row whose numbers have two decimals, half up."""
    return {
        name: half_up(value, 2) if isinstance(value, Decimal) else value
        for name, value in row.items()
    }


def harmless(value: Any) -> Any:
    """Return a value that no spreadsheet takes for a formula.

    >>> harmless("=1+1"), harmless(5)
    ("'=1+1", 5)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
