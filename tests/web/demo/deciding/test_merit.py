from datetime import date
from decimal import Decimal

from takar.web.accounts.models import Role
from takar.web.demo.deciding.merit import CHECKED, SHOWN, MeritStory, answer_to
from takar.web.merit.models import Answer, Document, Sheet
from takar.web.merit.queries import parts_of
from takar.web.merit.rules import ADOPTION, LEVEL, NEW, OLD, Question
from tests.web.demo.deciding.made import Village


def test_the_checklist_and_one_instrument_are_begun_and_not_finished(village: Village) -> None:
    story = MeritStory(village.story, village.users, village.run.day)
    story.tell()
    story.tell()
    sheets = {one.instrument: one for one in Sheet.objects.all()}
    assert set(sheets) == {ADOPTION, OLD}
    assert {one.state for one in sheets.values()} == {"DRAF"}
    answers = Answer.objects.filter(sheet=sheets[ADOPTION])
    assert answers.filter(finding="ADA", checked_by=village.users[Role.LEADER]).count() == CHECKED
    assert answers.filter(finding="DIAJUKAN").count() == len(SHOWN) - CHECKED
    assert Document.objects.count() == len(SHOWN)
    asked = sum(len(part.questions) for part in parts_of(sheets[OLD]))
    assert 0 < Answer.objects.filter(sheet=sheets[OLD]).count() < asked


def test_from_2026_on_the_newer_instrument_is_begun(village: Village) -> None:
    MeritStory(village.story, village.users, date(2026, 2, 27)).tell()
    sheet = Sheet.objects.get(instrument=NEW)
    assert sheet.year == 2026
    assert Answer.objects.filter(sheet=sheet).exists()


def test_an_answer_is_one_that_its_question_allows() -> None:
    whole = Question("A-1", "A", "A", LEVEL, Decimal(1), Decimal(5))
    share = Question("B", "B", "B", "MATURITY")
    for number in range(6):
        assert whole.allows(answer_to(whole, number))
        assert share.allows(answer_to(share, number))
