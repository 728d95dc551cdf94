from datetime import timedelta

import pytest
from django.utils import timezone

from takar.web.audit.action import NotPermitted
from takar.web.exam_results.actions.inquiries import (
    ask_for_alarms,
    ask_for_analysis,
    begin_inquiry,
    end_inquiry,
    fail_inquiry,
)
from takar.web.exam_results.actions.refusals import NotReady
from takar.web.exam_results.models import Inquiry
from takar.web.exam_results.rules import LONGEST
from takar.web.kit.cut_off import MARGIN
from tests.web.exam_results.made import Sat

pytestmark = pytest.mark.django_db


def test_only_the_run_that_counts_is_looked_into_by_those_who_may(there: Sat) -> None:
    run = there.marked()
    with pytest.raises(NotReady):
        ask_for_analysis(there.cast.rahayu, run)
    run = there.live()
    with pytest.raises(NotPermitted):
        ask_for_analysis(there.cast.bupati, run)
    with pytest.raises(NotPermitted):
        ask_for_alarms(there.author, run)
    assert ask_for_analysis(there.author, run).kind == "ANALISIS"
    assert ask_for_alarms(there.cast.rahayu, run).kind == "TANDA"


def test_asked_twice_it_is_worked_on_once(there: Sat) -> None:
    run = there.live()
    first = ask_for_analysis(there.cast.rahayu, run)
    assert ask_for_analysis(there.author, run) == first
    end_inquiry(there.cast.rahayu, first)
    assert ask_for_analysis(there.author, run) != first


def test_what_was_cut_off_does_not_stand_in_the_way(there: Sat) -> None:
    run = there.live()
    first = ask_for_analysis(there.cast.rahayu, run)
    begin_inquiry(there.cast.rahayu, first)
    long_ago = timezone.now() - LONGEST - MARGIN
    Inquiry.objects.filter(pk=first.pk).update(begun_at=long_ago + timedelta(seconds=30))
    assert ask_for_analysis(there.cast.rahayu, run) == first
    Inquiry.objects.filter(pk=first.pk).update(begun_at=long_ago - timedelta(seconds=30))
    assert ask_for_analysis(there.cast.rahayu, run) != first


def test_nobody_else_works_on_what_one_person_asked(there: Sat) -> None:
    inquiry = ask_for_analysis(there.author, there.live())
    with pytest.raises(NotPermitted):
        begin_inquiry(there.cast.rahayu, inquiry)
    with pytest.raises(NotPermitted):
        fail_inquiry(there.cast.rahayu, inquiry, problem="x", hint="")
    begin_inquiry(there.author, inquiry)
    assert inquiry.is_busy
