"""The addresses of the room mobility, and one row of each in the hamlet."""

from datetime import date

from takar.web.accounts.models import Role
from takar.web.mobility.actions import Wish, add_moves, check_list, note_window, open_list, waive
from takar.web.mobility.models import Move
from takar.web.people.models import Employee, Position
from tests.town import Hamlet

LIST, MOVE = ("move_list",), ("proposed_move",)

MOBILITY_ARGUMENTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (f"mobility:{name}" for name in ("create", "lists", "note_window", "pair", "template")), ()
    ),
    "mobility:windows": (),
    "mobility:remove_window": ("closed_window",),
    **dict.fromkeys(
        (
            f"mobility:{name}"
            for name in ("add", "batch", "check", "describe", "download", "list", "state", "upload")
        ),
        LIST,
    ),
    **dict.fromkeys(
        (
            f"mobility:{name}"
            for name in ("change", "consent", "declare", "move", "remove", "unwaive", "waive")
        ),
        MOVE,
    ),
}


def mobility_rows(hamlet: Hamlet) -> dict[str, object]:
    """Let the operator propose somebody for the own post, and note a window."""
    operator, agency = hamlet.users[Role.OPERATOR], hamlet.agency
    one = open_list(operator, agency, title="Usulan rotasi", day=date(2025, 12, 1))
    person = Employee.objects.filter(agency=agency, left_on=None).order_by("pk")[0]
    post = Position.objects.create(
        agency=agency, code="MUTASI1", title="Kepala Seksi Perpindahan", tier="PENGAWAS"
    )
    add_moves(operator, one, moves=[Wish(person, post, because="Kebutuhan organisasi")])
    window = note_window(operator, agency, kind="KEPALA_DAERAH_BARU", starts_on=date(2025, 2, 20))
    check_list(operator, one)
    move = Move.objects.get(move_list=one)
    for requirement in move.found.unmet:
        move.refresh_from_db()
        waive(operator, move, requirement=requirement, document="800/1", because="Rapat tim")
    return {"move_list": one.pk, "proposed_move": move.pk, "closed_window": window.pk}
