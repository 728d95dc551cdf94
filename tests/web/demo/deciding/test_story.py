"""Lebong at the size of a village: from the tested officials to the annex of the decree."""

from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest
from pypdf import PdfReader

from takar.web.accounts.models import Role
from takar.web.demo import cast
from takar.web.demo.cases import CASES, Case
from takar.web.demo.deciding.story import FOLDER, TalentStory
from takar.web.demo.story import Story
from takar.web.kit.scope import scope
from takar.web.mobility.models import MoveList
from takar.web.placements.models import Scenario
from takar.web.placements.queries import moves_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def small(case: Case, people: int) -> Case:
    """Return a case at a smaller size, with as many participants as there can be."""
    events = tuple(
        replace(
            one, groups=tuple({**group, "quota": min(group["quota"], 60)} for group in one.groups)
        )
        for one in case.events
    )
    return replace(case, people=people, events=events)


def test_officials_are_placed_by_decree_and_everybody_has_a_reason(tmp_path: Path) -> None:
    case = small(CASES["lebong"], 400)
    agency = cast.agency_of(case)
    users = cast.people_of(agency, "rahasia-sekali")
    with scope(agency=agency, agency_code=agency.code):
        story = Story(case, agency, users[Role.OPERATOR], users[Role.LEADER])
        story.take_in()
        events = [story.hold(plan) for plan in case.events]
        run = story.map_talent(max(story.measure(event).day for event in events))
        told = TalentStory(story, users, run, tmp_path)
        started = process_time()
        for _, tell in told.chapters():
            tell()
        spent = process_time() - started
        assert spent < 60
        for plan in case.placings:
            scenario = Scenario.objects.get(title=plan.title)
            assert scenario.state == "DIPILIH"
            assert scenario.found.is_proved
            assert not any(one.reason_text == "" for one in scenario.placed.all())
            moves = [one.employee.name for one in moves_of(scenario)]
            assert moves
            decreed = MoveList.objects.get(title=plan.title)
            assert (decreed.state, decreed.decree) == ("DITETAPKAN", plan.decree)
            annex = tmp_path / FOLDER / f"lampiran-keputusan-{plan.paper}.pdf"
            words = " ".join(page.extract_text() for page in PdfReader(annex).pages)
            assert all(name in " ".join(words.split()) for name in moves)
        before = Scenario.objects.count(), MoveList.objects.count()
        for _, tell in told.chapters():
            tell()
        assert (Scenario.objects.count(), MoveList.objects.count()) == before
