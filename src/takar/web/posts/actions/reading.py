"""What leaves the house is recorded."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from takar.web.accounts.models import Agency, User
from takar.web.audit.action import action, noted
from takar.web.people.models import Employee, Position
from takar.web.posts.permissions import takes_vacancies
from takar.web.posts.queries.falling import PostVacancy, vacancies_wanted
from takar.web.posts.queries.forecast import forecast_of
from takar.web.posts.queries.seats import Posts, holders

Sheet = list[dict[str, object]]


@action("posts.list.taken", needs=takes_vacancies)
def take_posts(actor: User, agency: Agency, *, posts: Posts) -> Sheet:
    """Return posts with who holds them as a sheet that leaves the house."""
    rows = list(posts)
    held = holders(agency)
    noted(posts=len(rows))
    return [post_row(one, held.get(one.pk, [])) for one in rows]


def post_row(one: Position, people: Iterable[Employee]) -> dict[str, object]:
    """Return one post as a row."""
    profile = getattr(one, "profile", None)
    return {
        "Kode jabatan": one.code,
        "Jabatan": one.title,
        "Jenjang": one.get_tier_display() if one.tier else "",
        "Unit kerja": one.unit.name if one.unit else "",
        "Target": "ya" if profile and profile.is_target else "",
        "Kritikal": "ya" if profile and profile.is_critical else "",
        "Pejabat": ", ".join(each.full_name for each in people),
    }


@action("posts.vacancies.taken", needs=takes_vacancies)
def take_vacancies(
    actor: User, agency: Agency, *, day: date, wanted: Mapping[str, Any] | None = None
) -> dict[str, Sheet]:
    """Return the vacancies of now and to come as sheets that leave the house.

    Args:
        actor: who takes them.
        agency: whose posts.
        day: on which is counted.
        wanted: what a filled-in filter asks for; everything when left out.
    """
    found = forecast_of(agency, day)
    chosen = vacancies_wanted(found.vacancies, wanted or {})
    noted(vacancies=len(chosen))
    return {
        "Lowong dan akan lowong": [row_of(one) for one in chosen],
        "Perlu diputuskan": [row_of(one) for one in found.reviews],
        "Belum diketahui": [
            {
                "Nama": one.holder.name,
                "Jabatan": one.position.title if one.position else "",
                "Data yang belum ada": ", ".join(map(str, one.missing_titles)),
            }
            for one in found.unknown
        ],
    }


def row_of(one: PostVacancy) -> dict[str, object]:
    """Return one vacancy as a row."""
    profile, unit = getattr(one.position, "profile", None), one.position.unit
    return {
        "Kode jabatan": one.position.code,
        "Jabatan": one.position.title,
        "Jenjang": one.position.get_tier_display() if one.position.tier else "",
        "Unit kerja": unit.name if unit else "",
        "Target": "ya" if profile and profile.is_target else "",
        "Kritikal": "ya" if profile and profile.is_critical else "",
        "Pejabat": one.holder.name if one.holder else "",
        "Lowong sejak": f"{one.on:%d-%m-%Y}",
        "Sebab": str(one.reason_title),
        "Kepastian": one.certainty,
        "Bulan lagi": one.months_left,
        "Dokumen": one.document,
    }
