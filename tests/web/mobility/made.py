"""Lists and files for the tests of the room."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from takar.web.mobility import actions
from takar.web.mobility.models import Move, MoveList
from takar.web.people.models import Position
from tests.cast import Cast

DAY = date(2026, 3, 2)


def post_of(cast: Cast, code: str = "P1") -> Position:
    """Return one post of the agency."""
    found: Position = Position.objects.get(agency=cast.agency, code=code)
    return found


def list_of(cast: Cast, title: str = "Pelantikan Maret") -> MoveList:
    """Open an empty list as the operator does."""
    return actions.open_list(cast.rahayu, cast.agency, title=title, day=DAY)


def moved(cast: Cast, one: MoveList, code: str = "P1") -> Move:
    """Lay Putri's move into a list, and check it."""
    wish = actions.Wish(cast.putri_employee, post_of(cast, code), because="Kebutuhan organisasi")
    actions.add_moves(cast.rahayu, one, moves=[wish])
    actions.check_list(cast.rahayu, one)
    found: Move = Move.objects.get(move_list=one, employee=cast.putri_employee)
    return found


def waived(cast: Cast, move: Move) -> None:
    """Let everything through that stands in the way of a move."""
    for requirement in move.found.unmet:
        move.refresh_from_db()
        actions.waive(
            cast.rahayu,
            move,
            requirement=requirement,
            document="800/12/2026",
            because="Diputuskan rapat tim penilai",
        )
    move.refresh_from_db()


def sheet(text: str, name: str = "usulan.csv") -> SimpleUploadedFile:
    """Return a file of moves as the browser sends it."""
    return SimpleUploadedFile(name, text.encode(), content_type="text/csv")
