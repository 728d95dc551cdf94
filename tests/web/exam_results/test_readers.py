import pytest

from takar.web.exam_results.readers import waiting_of
from tests.web.exam_results.made import Sat

pytestmark = pytest.mark.django_db


def test_only_answers_that_no_key_marks_wait_for_readers(essays: Sat) -> None:
    waiting = waiting_of(essays.author, essays.exam)
    assert [(one.sitting, one.slot) for one in waiting] == [(essays.sittings[0].pk, 4)]
    assert waiting[0].most == 4


def test_an_exam_without_essays_has_nothing_to_read(there: Sat) -> None:
    assert waiting_of(there.author, there.exam) == []


def test_the_name_of_an_answer_says_nothing_of_who_wrote_it(essays: Sat) -> None:
    name = waiting_of(essays.author, essays.exam)[0].name
    registration = essays.sittings[0].registration
    assert name not in {registration.number, registration.employee.name, str(registration.pk)}
    assert len(name) == 6
