"""The addresses of the room succession, and one row of each in the hamlet."""

from datetime import date

from takar.web.accounts.models import Role
from takar.web.people.models import Employee, Position
from takar.web.succession.actions import ask_for_lists, nominate
from takar.web.succession.models import Listing, Ranked
from takar.web.succession.rules import Terms
from tests.town import Hamlet

SURVEY, LISTING = ("succession_survey",), ("succession_list",)
CANDIDATE, NOMINATION = ("succession_candidate",), ("nomination",)

SUCCESSION_ARGUMENTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (f"succession:{name}" for name in ("ask", "bench", "nominations", "surveys")), ()
    ),
    **dict.fromkeys((f"succession:{name}" for name in ("remove", "survey")), SURVEY),
    **dict.fromkeys((f"succession:{name}" for name in ("compare", "download", "listing")), LISTING),
    **dict.fromkeys((f"succession:{name}" for name in ("candidate", "nominate")), CANDIDATE),
    **dict.fromkeys((f"succession:{name}" for name in ("move", "nomination")), NOMINATION),
}


def succession_rows(hamlet: Hamlet) -> dict[str, object]:
    """Let the operator ask for lists, and keep one with somebody on it and nominated."""
    operator, agency = hamlet.users[Role.OPERATOR], hamlet.agency
    survey = ask_for_lists(
        operator, agency, title="Telaah desa", day=date(2025, 12, 1), terms=Terms()
    )
    survey.state = "SELESAI"
    survey.save()
    person = Employee.objects.filter(agency=agency, left_on=None).order_by("pk")[0]
    held = [person.position_id] if person.position_id else []
    free = Position.objects.filter(agency=agency).exclude(pk__in=held)
    listing = Listing.objects.create(survey=survey, position=free.order_by("pk")[0])
    candidate = Ranked.objects.create(listing=listing, employee=person, part="BELUM_DAPAT")
    one = nominate(
        operator, listing.position, employee=person, because="Paling siap", listing=listing
    )
    return {
        "succession_survey": survey.pk,
        "succession_list": listing.pk,
        "succession_candidate": candidate.pk,
        "nomination": one.pk,
    }
