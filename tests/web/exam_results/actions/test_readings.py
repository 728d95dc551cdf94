from decimal import Decimal

import pytest

from takar.items.key_checks import KeyDoesNotFit
from takar.web.accounts.models import Role, User
from takar.web.audit.action import NotPermitted
from takar.web.audit.models import Entry
from takar.web.exam_results.actions.readings import mark_answer
from takar.web.exam_results.actions.refusals import NotNow, NotReady
from takar.web.exam_results.readers import waiting_of
from tests.cast import user
from tests.web.exam_results.made import Sat, answered

pytestmark = pytest.mark.django_db

ESSAY_SLOT = 4


def read(there: Sat, reader: User, first: str, second: str) -> None:
    points = {"k1": Decimal(first), "k2": Decimal(second)}
    mark_answer(reader, there.sittings[0], slot=ESSAY_SLOT, points=points, comment="Runtut.")


def test_an_essay_waits_for_two_readers_and_counts_for_nothing_until_then(essays: Sat) -> None:
    score = essays.score(essays.marked(), 0)
    assert (score.points, score.most, score.waiting) == (Decimal(3), Decimal(8), 1)
    read(essays, essays.author, "2", "1")
    assert essays.score(essays.marked(), 0).waiting == 1


def test_two_readers_who_agree_give_their_mean(essays: Sat) -> None:
    read(essays, essays.author, "2", "1")
    read(essays, essays.reviewer, "1.5", "1")
    score = essays.score(essays.marked(), 0)
    assert (score.points, score.waiting) == (Decimal("5.75"), 0)


def test_readers_may_differ_by_a_fifth_and_not_by_more(essays: Sat) -> None:
    read(essays, essays.author, "2", "1")
    read(essays, essays.reviewer, "1.2", "1")
    assert essays.score(essays.marked(), 0).waiting == 0
    essays.sittings[0].manual_marks.all().delete()
    read(essays, essays.author, "2", "1")
    read(essays, essays.reviewer, "1.19", "1")
    assert essays.score(essays.marked(), 0).waiting == 1


def test_where_two_differ_a_third_decides(essays: Sat) -> None:
    read(essays, essays.author, "2", "2")
    read(essays, essays.reviewer, "0", "0")
    with pytest.raises(NotNow):
        read(essays, essays.author, "1", "1")
    read(essays, essays.approver, "1", "1")
    assert essays.score(essays.marked(), 0).points == 5
    fourth = user("Dewi", essays.cast.agency, Role.REVIEWER)
    with pytest.raises(NotNow):
        read(essays, fourth, "1", "1")


def test_a_reader_sees_neither_names_nor_what_another_gave(essays: Sat) -> None:
    read(essays, essays.author, "2", "2")
    page = essays.cast.client(essays.reviewer).get(f"/hasil-ujian/{essays.exam.pk}/uraian/")
    text = page.content.decode()
    assert "Putri" not in text
    assert "T-001" not in text
    one = waiting_of(essays.reviewer, essays.exam)[0]
    page = essays.cast.client(essays.reviewer).get(
        f"/hasil-ujian/{essays.exam.pk}/uraian/{one.sitting}/{one.slot}/"
    )
    assert "Mula-mula saya." in page.content.decode()
    assert "Putri" not in page.content.decode()


def test_points_and_comments_are_not_for_the_log(essays: Sat) -> None:
    read(essays, essays.author, "2", "1")
    entry = Entry.objects.get(act="exam_results.answer.read")
    assert "Runtut" not in str(entry.facts)
    assert entry.facts["points"] == 2


def test_nobody_reads_the_own_answer(essays: Sat) -> None:
    essays.cast.putri_employee.user = essays.author
    essays.cast.putri_employee.save()
    assert waiting_of(essays.author, essays.exam) == []
    with pytest.raises(NotPermitted):
        read(essays, essays.author, "2", "1")


def test_only_those_who_keep_items_read_answers(essays: Sat) -> None:
    for other in (essays.cast.rahayu, essays.cast.sari, essays.cast.joko):
        with pytest.raises(NotPermitted):
            read(essays, other, "2", "1")


def test_a_criterion_cannot_have_more_than_it_is_worth(essays: Sat) -> None:
    read(essays, essays.reviewer, "2", "2")
    with pytest.raises(KeyDoesNotFit):
        read(essays, essays.author, "2.01", "1")


def test_what_a_key_can_mark_waits_for_nobody(essays: Sat) -> None:
    with pytest.raises(NotReady):
        mark_answer(essays.author, essays.sittings[0], slot=0, points={"nilai": Decimal(1)})


def test_a_reading_of_an_answer_that_was_replaced_no_longer_counts(essays: Sat) -> None:
    read(essays, essays.author, "2", "1")
    answered(essays.sittings[0], ESSAY_SLOT, {"text": "Lain sama sekali."}, sequence=9)
    one = waiting_of(essays.author, essays.exam)[0]
    assert (one.state.state, one.may_read) == ("BELUM", True)
