"""The live board: counts for the hall or for everybody, as the session says."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from takar.web.accounts.models import User
from takar.web.exams.board_news import BoardFigure, board_news
from takar.web.exams.models import ExamSession
from takar.web.kit.scope import scope, scopes_disabled
from takar.web.proctoring.keeping import Kept
from takar.web.proctoring.permissions import watches_session
from takar.web.proctoring.queries import Console, console, for_board

boards: Kept[tuple[Console, list[BoardFigure]]] = Kept()
LIVE = ("DIBUKA", "BERJALAN", "DITUTUP")
"""States in which there is a board: once people come in, until the session is signed off."""


@login_not_required
def board(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the board of a session: to everybody if it is public, in the hall to its proctors."""
    this = board_of(pk)
    agency = this.exam.agency
    with scope(agency=agency, agency_code=agency.code):
        if not may_see(request, this):
            raise Http404
        told, news = boards.of(this.pk, lambda: counted(this))
        shows = this.board_shows_numbers or this.board_shows_names
        context = {
            "session": this,
            "console": told,
            "rows": told.rows if shows else [],
            "news": news,
        }
        is_piece = request.headers.get("HX-Request") == "true"
        template = "proctoring/board_live.html" if is_piece else "proctoring/board.html"
        return render(request, template, context)


def counted(session: ExamSession) -> tuple[Console, list[BoardFigure]]:
    """Return what there is to show of a session now."""
    return for_board(console(session, None, {})), board_news(session)


def board_of(pk: int) -> ExamSession:
    """Return a session whose board is open to somebody; 404 otherwise."""
    with scopes_disabled():
        rows = ExamSession.objects.exclude(board="TERTUTUP").filter(state__in=LIVE)
        found: ExamSession | None = rows.select_related("exam__agency").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def may_see(request: HttpRequest, session: ExamSession) -> bool:
    """Say whether the reader may see a board."""
    user = request.user
    return session.board == "PUBLIK" or (isinstance(user, User) and watches_session(user, session))
