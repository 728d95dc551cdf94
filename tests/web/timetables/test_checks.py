from datetime import time

from takar.web.timetables.checks import checked, refusals, told
from tests.web.timetables import made
from tests.web.timetables.made import Town


def test_a_draft_made_by_hand_keeps_every_rule(there: Town) -> None:
    assert checked(made.draft(there)).faults() == ()


def test_only_new_faults_are_told_of_a_change(there: Town) -> None:
    draft = made.draft(there)
    late = made.session_at(draft, time(13), "Ruang 1")
    draft.sessions.filter(pk=late.pk).update(starts_at=time(12, 30), ends_at=time(13))
    sheet = checked(draft)
    standing = sheet.faults()
    assert standing
    early = made.session_at(draft, time(10, 30), "Ruang 1")
    assert sheet.new_faults(early, start_minute=14 * 60, end_minute=14 * 60 + 30) == ()
    clash = sheet.new_faults(early, start_minute=9 * 60, end_minute=9 * 60 + 30)
    assert refusals(clash)
    assert len(told(clash)) <= len(clash)


def test_who_withdrew_is_no_fault(there: Town) -> None:
    draft = made.draft(there)
    type(there.putri).objects.filter(pk=there.people[-1].pk).update(state="MENGUNDURKAN_DIRI")
    assert "NAMA" not in {fault.rule for fault in checked(draft).faults()}
