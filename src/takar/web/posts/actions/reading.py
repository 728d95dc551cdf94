"""What leaves the house is recorded."""

from datetime import date

from takar.web.accounts.models import Agency, User
from takar.web.audit.action import action, noted
from takar.web.posts.permissions import takes_vacancies
from takar.web.posts.queries.forecast import PostVacancy, forecast_of


@action("posts.vacancies.taken", needs=takes_vacancies)
def take_vacancies(actor: User, agency: Agency, *, day: date) -> dict[str, list[dict[str, object]]]:
    """Return the vacancies of now and to come as sheets that leave the house."""
    found = forecast_of(agency, day)
    noted(vacancies=len(found.vacancies))
    return {
        "Lowong dan akan lowong": [row_of(one) for one in found.vacancies],
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
        "Jenjang": one.position.tier,
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
