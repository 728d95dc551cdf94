from datetime import date

from takar.web.demo.deciding.papers import DOSSIER, PUNISHED, WINDOW_ENDS, PaperStory
from takar.web.mobility.models import Declaration, Window
from takar.web.people.models import Employee, Sanction
from tests.web.demo.deciding.made import Village


def test_moves_are_planned_after_the_window_of_the_new_head(village: Village) -> None:
    assert village.run.day < WINDOW_ENDS
    assert village.papers.inauguration == WINDOW_ENDS
    later = PaperStory(village.story, date(2025, 12, 12))
    assert later.inauguration == date(2025, 12, 24)


def test_windows_are_noted_and_sanctions_run_once(village: Village) -> None:
    running = Sanction.objects.filter(
        sanction_level="SEDANG",
        started_on__lte=village.run.day,
        ended_on__gt=village.run.day,
    )
    before = running.count()
    village.papers.tell()
    village.papers.tell()
    assert set(Window.objects.values_list("kind", flat=True)) == {
        "PEMILIHAN",
        "KEPALA_DAERAH_BARU",
    }
    assert running.count() == before + PUNISHED


def test_a_dossier_holds_every_paper_that_a_proposed_move_needs(village: Village) -> None:
    people = list(Employee.objects.select_related("agency").order_by("code")[:2])
    village.papers.complete_dossiers(people)
    for one in people:
        assert set(one.declarations.values_list("subject", flat=True)) == set(DOSSIER)
    assert not Declaration.objects.filter(is_met=False).exists()
