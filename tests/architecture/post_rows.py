"""The addresses of posts, and one row of each in the hamlet."""

from datetime import date

from takar.web.accounts.models import Role
from takar.web.people.models import Position
from takar.web.posts import actions
from takar.web.posts.importing import DemandRow
from tests.town import Hamlet

SEAT = ("seat_post",)

POST_ARGUMENTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            f"posts:{name}"
            for name in (
                *("faults", "mark", "posts", "template", "tree", "upload"),
                *("posts_export", "vacancies", "vacancies_export"),
            )
        ),
        (),
    ),
    **dict.fromkeys(
        (f"posts:{name}" for name in ("contract", "declare", "demand", "describe", "extend")), SEAT
    ),
    "posts:post": SEAT,
    "posts:end_demand": ("post_demand",),
    "posts:fault": ("post_fault",),
    "posts:take_back": ("vacancy_note",),
}


def post_rows(hamlet: Hamlet) -> dict[str, object]:
    """Say something about the post of the participant."""
    operator = hamlet.users[Role.OPERATOR]
    employee = hamlet.participant.employee
    position: Position = employee.position or Position.objects.all()[0]
    demand = DemandRow(
        rule="minimum_rank",
        read="grade",
        words="{at_least: IV/b}",
        source="Peraturan Bupati",
        valid_from=date(2025, 1, 1),
    )
    note = actions.declare_vacancy(
        operator, position, kind="LOWONG", vacant_from=date(2027, 1, 1), reason="Pindah instansi"
    )
    return {
        "seat_post": position.pk,
        "post_demand": actions.set_demand(operator, position, row=demand).pk,
        "post_fault": "standar",
        "vacancy_note": note.pk,
    }
