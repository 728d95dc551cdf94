"""How the pages find what the reader may see."""

from django.shortcuts import get_object_or_404

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import require
from takar.web.kit.numbers import row_number
from takar.web.mobility.models import Move, MoveList, Window
from takar.web.mobility.permissions import reads_moves
from takar.web.people.models import Employee, Position

__all__ = ["named_pair", "seen_list", "seen_move", "seen_window"]


def seen_list(request: SignedInRequest, pk: int) -> MoveList:
    """Return one list of the agency."""
    require(reads_moves(request.user, request.agency))
    rows = MoveList.objects.filter(agency=request.agency).select_related("agency", "made_by")
    found: MoveList = get_object_or_404(rows, pk=pk)
    return found


def seen_move(request: SignedInRequest, pk: int) -> Move:
    """Return one move of a list of the agency."""
    require(reads_moves(request.user, request.agency))
    rows = Move.objects.filter(move_list__agency=request.agency).select_related(
        "move_list__agency", "employee__position", "employee__unit", "position__unit"
    )
    found: Move = get_object_or_404(rows, pk=pk)
    return found


def seen_window(request: SignedInRequest, pk: int) -> Window:
    """Return one window of the agency."""
    require(reads_moves(request.user, request.agency))
    found: Window = get_object_or_404(
        Window.objects.filter(agency=request.agency).select_related("agency"), pk=pk
    )
    return found


def named_pair(
    request: SignedInRequest, person: str, post: str
) -> tuple[Employee | None, Position | None]:
    """Return the employee and the post whose rows a page names, where they are of the agency."""
    people = Employee.objects.filter(agency=request.agency, left_on=None)
    posts = Position.objects.filter(agency=request.agency)
    return (
        people.select_related("position", "unit").filter(pk=row_number(person)).first(),
        posts.select_related("unit").filter(pk=row_number(post)).first(),
    )
