from pathlib import Path
from time import process_time

import pytest

from takar.web.accounts.models import Role
from takar.web.demo.exams import CARDS, OPEN_TO, PIN, ExamStory
from takar.web.exam_results.models import PersonScore
from takar.web.exam_results.queries.runs import live_run
from takar.web.exam_results.rules.totals import WHOLE
from takar.web.exams.models import ExamSession, Registration
from takar.web.item_bank.models import ItemVersion
from takar.web.kit.scope import scope
from tests.town import make_hamlet

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_a_test_is_sat_marked_and_a_hall_is_open_once(tmp_path: Path) -> None:
    hamlet = make_hamlet()
    agency, users = hamlet.agency, hamlet.users
    with scope(agency=agency, agency_code=agency.code):
        story = ExamStory(agency, users, hamlet.event, tmp_path)
        started = process_time()
        exam = story.hold()
        spent = process_time() - started
        assert story.hold() == exam
        sat, opened = ExamSession.objects.filter(exam=exam)
        assert (sat.state, opened.state) == ("DISAHKAN", "BERJALAN")
        assert Registration.objects.filter(session=opened).count() == OPEN_TO
        run = live_run(exam)
        assert run is not None
        scores = PersonScore.objects.filter(run=run, scale=WHOLE)
        assert scores.count() == hamlet.event.participants.count()
        assert not scores.filter(level=None).exists()
        version = ItemVersion.objects.filter(uses__form__exam=exam).first()
        assert version is not None
        people = {version.made_by, version.approved_by, version.reviews.get().reviewer}
        assert people == {users[role] for role in (Role.AUTHOR, Role.REVIEWER, Role.APPROVER)}
    assert (tmp_path / CARDS).read_bytes().startswith(b"%PDF")
    assert len((tmp_path / PIN).read_text().strip()) == 6
    assert spent < 30
