import pytest

from takar.web.exam_results.actions.inquiries import ask_for_alarms, ask_for_analysis
from takar.web.exam_results.queries.inquiries import newest_inquiry
from tests.web.exam_results.made import Sat

pytestmark = pytest.mark.django_db


def test_the_newest_of_each_kind_is_found(there: Sat) -> None:
    assert newest_inquiry(there.exam, "TANDA") is None
    run = there.live()
    alarms = ask_for_alarms(there.cast.rahayu, run)
    analysis = ask_for_analysis(there.cast.rahayu, run)
    assert newest_inquiry(there.exam, "TANDA") == alarms
    assert newest_inquiry(there.exam, "ANALISIS") == analysis
