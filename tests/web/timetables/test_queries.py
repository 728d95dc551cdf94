from datetime import time

from takar.web.assessments.models import Conflict, EventAssessor, Presence
from takar.web.timetables import actions
from takar.web.timetables.queries import in_force, next_session, sessions_of, sessions_of_user
from takar.web.timetables.queries.boards import KINDS, lanes_of
from takar.web.timetables.queries.comparing import changes_between, counted
from takar.web.timetables.queries.events import events_planned_by, history_of
from takar.web.timetables.queries.inviting import answers_of, invited_people
from takar.web.timetables.queries.problems import asked_of
from takar.web.timetables.queries.readiness import readiness_of
from takar.web.timetables.queries.sessions import sessions_in
from takar.web.timetables.rules.wishes import Absence, Wishes
from tests.web.timetables import made
from tests.web.timetables.made import Town


def test_other_rooms_see_published_sessions_only(there: Town) -> None:
    draft = made.draft(there)
    sari = there.seat("Sari")
    assert not sessions_of(there.putri).exists()
    assert not sessions_of(sari).exists()
    actions.publish_timetable(there.cast.rahayu, draft)
    first, _second = sessions_of(there.putri)
    assert first.span == "09.00–10.00"
    assert sessions_of(sari).count() == 4
    assert in_force(there.event) == draft


def test_the_next_session_is_the_one_under_way_until_it_ends(there: Town) -> None:
    made.published(there)
    first, second = sessions_of(there.putri)
    assert next_session(there.putri, first.starts) == first
    assert next_session(there.putri, first.ends) == second
    assert next_session(there.putri, second.ends) is None


def test_somebody_signed_in_finds_both_sides_of_the_table(there: Town) -> None:
    made.published(there)
    agency = there.cast.agency
    assert sessions_of_user(there.cast.putri, agency).count() == 2
    assert sessions_of_user(there.cast.sari, agency).count() == 4
    assert not sessions_of_user(there.cast.hadi, agency).exists()
    EventAssessor.objects.filter(name="Sari").update(state="DILEPAS")
    assert not sessions_of_user(there.cast.sari, agency).exists()


def test_who_plans_or_reads_sees_events_and_nobody_else(there: Town) -> None:
    agency = there.cast.agency
    for user in (there.cast.rahayu, there.cast.bupati, there.cast.made):
        assert list(events_planned_by(user, agency)) == [there.event]
    for user in (there.cast.sari, there.cast.putri, there.cast.hadi, there.cast.joko, there.budi):
        assert not events_planned_by(user, agency).exists()


def test_the_problem_speaks_in_names_and_keeps_conflicts_presence_and_load(there: Town) -> None:
    citra = there.seat("Citra")
    Conflict.objects.create(assessor=citra, participant=there.putri, kind="KERABAT")
    Presence.objects.create(assessor=citra, day=there.day, since=time(9), until=time(12))
    EventAssessor.objects.filter(name="Dewi").update(most_a_day=3)
    problem = asked_of(there.event, Wishes(most_a_day=5)).problem
    assert len(problem.candidates) == 6
    assert {method.code: method.kind.value for method in problem.methods} == {
        "Diskusi kelompok tanpa pemimpin (LGD)": "KELOMPOK",
        "Wawancara kompetensi": "PERORANGAN",
    }
    assert [(one.assessor, one.candidate.split(" (")[0]) for one in problem.forbidden] == [
        ("Citra", "Putri Anjani")
    ]
    (span,) = problem.assessor["Citra"].present or ()
    assert (span.since, span.until) == (540, 720)
    assert problem.assessor["Dewi"].most_a_day == 3
    assert problem.assessor["Sari"].most_a_day == 5


def test_who_falls_out_is_left_out_for_the_day_or_altogether(there: Town) -> None:
    sari, budi = there.seat("Sari").pk, there.seat("Budi").pk
    absences = (Absence(assessor=sari), Absence(assessor=budi, day=there.day))
    problem = asked_of(there.event, Wishes(absences=absences)).problem
    assert "Sari" not in problem.assessor
    present = problem.assessor["Budi"].present or ()
    assert there.day not in {span.date for span in present}
    assert len(present) == 1


def test_those_who_withdrew_are_not_planned(there: Town) -> None:
    type(there.putri).objects.filter(pk=there.putri.pk).update(state="MENGUNDURKAN_DIRI")
    assert readiness_of(there.event).people == 5


def test_a_room_for_nothing_is_told(there: Town) -> None:
    for room in there.event.rooms.all():
        actions.change_room(there.cast.rahayu, room, name=room.name, capacity=1, site=room.site)
    missing = " ".join(readiness_of(there.event).missing)
    assert "Diskusi kelompok" in missing
    assert "Wawancara" not in missing


def test_every_session_stands_in_each_way_of_laying_out(there: Town) -> None:
    sessions = list(sessions_in(made.draft(there)))
    for kind in KINDS:
        lanes = lanes_of(sessions, kind)
        assert {one.pk for lane in lanes for one in lane.sessions} == {one.pk for one in sessions}
        assert all(lane.on(there.day) == lane.sessions for lane in lanes)


def test_a_comparison_names_who_moved_and_who_got_another_assessor(there: Town) -> None:
    old = made.draft(there)
    new = actions.copy_timetable(there.cast.rahayu, old)
    assert changes_between(old, new) == []
    late = made.session_at(new, time(13), "Ruang 1")
    actions.move_session(there.cast.rahayu, late, room=late.room, day=there.day, starts_at=time(14))
    early = made.session_at(new, time(10, 30), "Ruang 1")
    actions.swap_assessor(there.cast.rahayu, early, out=there.seat("Sari"), into=None, insists=True)
    assert counted(changes_between(old, new)) == {"PINDAH": 1, "GANTI_ASESOR": 1}


def test_answers_are_counted_and_looked_for(there: Town) -> None:
    invitation = made.invited(there)
    actions.answer_invitation(
        there.cast.putri, invitation, answer="BERHALANGAN", because="Dinas luar"
    )
    answers = answers_of(there.event)
    assert (answers.asked, answers.coming, answers.unable, answers.silent) == (6, 0, 1, 5)
    timetable = in_force(there.event)
    assert timetable
    assert list(invited_people(timetable, answer="BERHALANGAN")) == [there.putri]
    assert invited_people(timetable, answer="BELUM").count() == 5
    assert list(invited_people(timetable, "putri")) == [there.putri]


def test_the_history_holds_what_people_were_told_and_no_draft(there: Town) -> None:
    first = made.published(there)
    second = actions.copy_timetable(there.cast.rahayu, first)
    assert list(history_of(there.event)) == [first]
    actions.publish_timetable(there.cast.rahayu, second)
    assert list(history_of(there.event)) == [first, second]
