"""Surveys and the people on their lists, as the pages show them."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, When
from django.utils.translation import gettext

from takar.measures.succession.conditions import CONDITIONS
from takar.regulations.law import Law
from takar.web.accounts.models import Agency
from takar.web.kit.answers import Sheets
from takar.web.people.queries.law import law_of
from takar.web.succession.models import Listing, Ranked, Survey
from takar.web.succession.queries.conditions import ShownCondition, shown_conditions
from takar.web.succession.queries.wording import titles_of
from takar.web.succession.rules import DONE, PARTS, RANKED, READINESS

IN_ORDER = (
    Case(*(When(part=part, then=place) for place, part in enumerate(PARTS)), default=len(PARTS)),
    F("place").asc(nulls_last=True),
    "employee__name",
    "pk",
)
"""The ranked by place, then who cannot be ranked yet, then who stands outside."""


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
    return rows.order_by(*IN_ORDER)


def counts_of(listing: Listing) -> list[tuple[str, str, int]]:
    """Return how many people stand in each part of a list, with the title of the part."""
    rows = Ranked.objects.filter(listing=listing).order_by().values_list("part")
    counts = dict(rows.annotate(people=Count("pk")))
    return [(part, title, counts.get(part, 0)) for part, title in PARTS.items()]


def sheets_of(listing: Listing) -> Sheets:
    """Return a list as rows, with what it was ordered by."""
    told, law = listing.told, law_of(listing.survey.agency, listing.survey.day)
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
            gettext("Belum ada"): "; ".join(titles_of(one.rests_on.missing, law)) or None,
            gettext("Tidak terpenuhi"): "; ".join(titles_of(one.rests_on.failed, law)) or None,
            **conditions_told(one, law),
        }
        for one in candidates_of(listing)
    ]
    heads = {
        gettext("Jabatan"): str(listing.position),
        gettext("Kunci urutan"): ", ".join(titles_of(told.keys, law)),
        gettext("Kata undian"): told.word,
        gettext("Keadaan per"): listing.survey.day,
        gettext("Edisi peraturan"): listing.survey.law_edition,
        gettext("Dasar syarat kelompok"): law.cite(CONDITIONS).place,
    }
    keys = [{gettext("Keterangan"): name, gettext("Isi"): value} for name, value in heads.items()]
    return {gettext("Calon"): people, gettext("Keterangan"): keys}


def conditions_told(one: Ranked, law: Law) -> dict[str, str | None]:
    """Return the conditions of the succession group in words, one a column."""
    found = {row.title: row for row in shown_conditions(one.rests_on.conditions, law).rows}
    titles = [code.title for code in law.codes(CONDITIONS).values()]
    return {title: answered(found[title]) if title in found else None for title in titles}


def answered(row: ShownCondition) -> str:
    """Return the answer of one condition in words, with what is lacking."""
    return f"{gettext(row.answer)}: {row.lacks}" if row.lacks else gettext(row.answer)


def best_of(listing: Listing, most: int = 3) -> list[Ranked]:
    """Return the first of a list."""
    return list(candidates_of(listing, {"part": RANKED})[:most])
