"""Surveys and the people on their lists, as the pages show them."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext

from takar.web.accounts.models import Agency
from takar.web.kit.answers import Sheets
from takar.web.succession.models import Listing, Ranked, Survey
from takar.web.succession.rules import DONE, PARTS, RANKED, READINESS


def surveys_in(agency: Agency) -> QuerySet[Survey]:
    """Return the surveys of an agency, newest first."""
    found: QuerySet[Survey] = Survey.objects.filter(agency=agency)
    return found.annotate(lists=Count("listings")).order_by("-made_at", "-pk")


def newest_survey(agency: Agency) -> Survey | None:
    """Return the newest survey that was finished."""
    found: Survey | None = (
        Survey.objects.filter(agency=agency, state=DONE).order_by("-made_at", "-pk").first()
    )
    return found


def candidates_of(listing: Listing, wanted: Mapping[str, Any] | None = None) -> QuerySet[Ranked]:
    """Return the people of a list: the ranked ones in order, then those who cannot be yet."""
    found = Ranked.objects.filter(listing=listing)
    filters = wanted or {}
    for word in (filters.get("q") or "").split():
        found = found.filter(
            Q(employee__name__icontains=word) | Q(employee__unit__name__icontains=word)
        )
    if (part := filters.get("part")) in PARTS:
        found = found.filter(part=part)
    if (readiness := filters.get("readiness")) in READINESS:
        found = found.filter(readiness=readiness)
    rows: QuerySet[Ranked] = found.select_related("employee__unit", "employee__position")
    return rows.order_by("place", "employee__name", "pk")


def sheets_of(listing: Listing) -> Sheets:
    """Return a list as rows, with what it was ordered by."""
    told = listing.told
    people = [
        {
            gettext("Bagian"): one.get_part_display(),
            gettext("Peringkat"): one.place,
            gettext("NIP"): one.employee.nip,
            gettext("Nama"): one.employee.full_name,
            gettext("Jabatan"): one.employee.position_title,
            gettext("Kesiapan"): one.get_readiness_display(),
            gettext("Kotak"): one.box,
            gettext("Nilai akhir"): one.final,
            gettext("Talenta"): one.talent,
            gettext("Tes teknis"): one.technical,
            gettext("JPM jabatan target"): one.jpm,
            gettext("Belum ada"): "; ".join(one.rests_on.missing) or None,
            gettext("Tidak terpenuhi"): "; ".join(one.rests_on.failed) or None,
        }
        for one in candidates_of(listing)
    ]
    keys = [
        {gettext("Keterangan"): gettext("Jabatan"), gettext("Isi"): str(listing.position)},
        {gettext("Keterangan"): gettext("Kunci urutan"), gettext("Isi"): ", ".join(told.keys)},
        {gettext("Keterangan"): gettext("Kata undian"), gettext("Isi"): told.word},
        {gettext("Keterangan"): gettext("Keadaan per"), gettext("Isi"): listing.survey.day},
        {
            gettext("Keterangan"): gettext("Edisi peraturan"),
            gettext("Isi"): listing.survey.law_edition,
        },
    ]
    return {gettext("Calon"): people, gettext("Keterangan"): keys}


def best_of(listing: Listing, most: int = 3) -> list[Ranked]:
    """Return the first of a list."""
    return list(candidates_of(listing, {"part": RANKED})[:most])
