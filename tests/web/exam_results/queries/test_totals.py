import pytest
from django.test import Client

from takar.web.exam_results.actions.board import show_on_board
from takar.web.exam_results.actions.runs import release_run
from takar.web.exam_results.models import PersonScore, ScoreRun
from takar.web.exam_results.queries.totals import board_figures
from takar.web.exams.models import ExamSession
from takar.web.proctoring.views.board import boards
from takar.web.sittings.models import Sitting
from tests.web.exam_results.made import ANSWERS, Sat, colleague, sitting

pytestmark = pytest.mark.django_db


def crowded(there: Sat, people: int) -> list[Sitting]:
    """Let more people sit the exam, as the third did."""
    room = there.session.rooms.get()
    return [
        sitting(there.form, there.session, colleague(there.cast, n), n, ANSWERS[1], room)
        for n in range(10, 10 + people)
    ]


def told(there: Sat) -> ScoreRun:
    run = there.live()
    release_run(there.cast.rahayu, run)
    show_on_board(there.cast.rahayu, run, is_shown=True)
    return run


def test_the_live_board_of_a_public_session_tells_how_many_were_scored(there: Sat) -> None:
    crowded(there, 7)
    run = told(there)
    boards.forget()
    ExamSession.objects.filter(pk=there.session.pk).update(board="PUBLIK")
    address = f"/pengawasan/papan/{there.session.pk}/"
    page = Client().get(address).content.decode()
    assert "Sudah diskor pada ujian ini" in page
    assert "Rata-rata nilai" in page
    assert not [one for one in PersonScore.objects.filter(run=run) if str(one.sitting) in page]
    ScoreRun.objects.update(is_on_board=False)
    boards.forget()
    assert "Sudah diskor" not in Client().get(address).content.decode()


def test_the_figures_are_the_count_and_the_mean(there: Sat) -> None:
    crowded(there, 7)
    told(there)
    assert [str(one.value) for one in board_figures(there.session)] == ["10", "27.5"]
