from decimal import Decimal

from django.utils import timezone

from takar.web.accounts.models import Role
from takar.web.assessments.actions import record_scores
from takar.web.assessments.models import (
    Assignment,
    EventAssessor,
    EventMethod,
    MethodScore,
    Participant,
)
from takar.web.assessments.queries.events import participants_seen_by
from takar.web.assessments.queries.law import law_of_event
from takar.web.meetings.actions import agree_level, close_meeting, decide_level, excuse
from takar.web.meetings.queries.anchors import ladders_of
from takar.web.meetings.queries.board import board_of
from takar.web.meetings.queries.changes import changes_table
from takar.web.meetings.queries.levels import meeting_progress, meeting_rows, narrowed
from takar.web.meetings.queries.news import news_of
from takar.web.meetings.queries.sitting import (
    expected_names,
    open_meeting,
    quorum_before,
    roll_of,
    usual_rule,
)
from tests.cast import user
from tests.web.assessments.conftest import Stage
from tests.web.assessments.tables import COMPETENCIES, METHODS
from tests.web.meetings.made import FOUR, disputed, first, in_meeting, level_of, sat


def test_the_law_sets_the_quorum(integrated: Stage) -> None:
    rule = usual_rule(integrated.event)
    assert (rule.assessors_needed, rule.chair_needed, rule.excuses_needed) == (2, True, False)
    assert law_of_event(integrated.event).cite("assessment.meeting").certainty == "assumed"


def test_the_roll_knows_the_team_and_whoever_signed_scores(integrated: Stage) -> None:
    event = integrated.event
    EventAssessor.objects.create(event=event, name="Dr. Wulan", role="KETUA")
    EventAssessor.objects.create(event=event, name="Juru catat", role="PENDUKUNG")
    EventAssessor.objects.create(event=event, name="Budi", state="DILEPAS")
    assert expected_names(event) == ["Dr. Wulan", "Sari"]
    meeting = sat(integrated, "Sari")
    excuse(integrated.cast.rahayu, meeting, name="Dr. Wulan", note="dinas luar")
    roll = roll_of(meeting)
    assert [(row.name, row.is_present, row.is_excused) for row in roll] == [
        ("Rahayu", True, False),
        ("Dr. Wulan", False, True),
        ("Sari", True, False),
    ]
    assert [row.people for row in roll] == [0, 0, 5]


def test_a_quorum_asks_only_for_those_who_rated_the_person(integrated: Stage) -> None:
    MethodScore.objects.filter(participant=first(integrated), assessor="Budi").update(
        assessor="Tono"
    )
    meeting = sat(integrated)
    assert quorum_before(meeting, first(integrated)).absent == ("Tono",)
    others = Participant.objects.filter(event=integrated.event).exclude(pk=first(integrated).pk)
    assert all(quorum_before(meeting, one).is_met for one in others)


def test_whoever_only_gave_a_test_is_not_waited_for(integrated: Stage) -> None:
    method = EventMethod.objects.create(event=integrated.event, code="TES_PSIKOLOGI")
    score = MethodScore.objects.filter(participant=first(integrated))[0]
    score.pk, score.method, score.assessor = None, method, "Penguji"
    score.save()
    assert "Penguji" not in expected_names(integrated.event)
    assert quorum_before(sat(integrated), first(integrated)).is_met


def test_the_board_marks_what_lies_far_apart(scored: Stage) -> None:
    disputed(scored)
    in_meeting(scored)
    board = board_of(scored.cast.sari, first(scored))
    line = board.lines[0]
    assert line.asks
    assert {cell.column.assessor: cell.mark for cell in line.cells} == {
        "Sari": "low",
        "Budi": "high",
    }
    assert (line.computed, line.shown, line.required, line.difference) == (4, 4, 2, 2)
    calm = board_of(scored.cast.sari, level_of(scored, number=1).participant).lines[0]
    assert {cell.mark for cell in calm.cells} == {""}
    assert board.agreeable == 0


def test_the_board_shows_anchors_and_what_was_decided_before(integrated: Stage) -> None:
    sat(integrated)
    decide_level(integrated.cast.sari, level_of(integrated), level=FOUR, reason="bukti kuat")
    line = board_of(integrated.cast.rahayu, first(integrated)).lines[0]
    assert [step.level for step in line.ladder] == [0, 1, 2, 3, 4, 5]
    assert all(step.behaviours for step in line.ladder)
    assert [(one.before, one.after, one.reason) for one in line.changes] == [(3, 4, "bukti kuat")]
    assert line.is_decided
    assert not line.asks
    assert set(ladders_of(integrated.event, law_of_event(integrated.event))) == {
        one.code for one in board_of(integrated.cast.rahayu, first(integrated)).lines
    }


def test_colleagues_scores_stay_hidden_until_both_are_in_and_the_event_integrates(
    running: Stage,
) -> None:
    cast, event = running.cast, running.event
    budi = user("Budi", cast.agency, Role.ASSESSOR)
    person, method = first(running), EventMethod.objects.get(event=event, code=METHODS[0])
    for who in (cast.sari, budi):
        seat = EventAssessor.objects.create(event=event, user=who, name=str(who))
        Assignment.objects.create(participant=person, method=method, assessor=seat)

    def rate(who: object, name: str) -> None:
        record_scores(
            who,  # type: ignore[arg-type]
            person,
            method=METHODS[0],
            assessor=name,
            levels=dict.fromkeys(COMPETENCIES, Decimal(3)),
        )

    def seen_by_sari() -> set[str]:
        return {one.assessor for one in board_of(cast.sari, person).columns}

    rate(budi, "Budi")
    assert seen_by_sari() == set()
    running.moved("PENILAIAN", "INTEGRASI")
    person.refresh_from_db()
    person.event.refresh_from_db()
    assert seen_by_sari() == set()  # the own sheet is not in yet
    assert board_of(cast.sari, person).waiting == [("Wawancara kompetensi", "Sari")]
    event.state = "PENILAIAN"
    event.save()
    person.event.refresh_from_db()
    rate(cast.sari, "Sari")
    assert seen_by_sari() == {"Sari"}  # both are in, but nobody meets yet
    event.state = "INTEGRASI"
    event.save()
    person.event.refresh_from_db()
    assert seen_by_sari() == {"Sari", "Budi"}
    other = Participant.objects.filter(event=event).exclude(pk=person.pk)[0]
    assert other not in participants_seen_by(cast.sari, event)


def test_the_list_counts_and_narrows(scored: Stage) -> None:
    disputed(scored)
    in_meeting(scored)
    event, people = scored.event, Participant.objects.filter(event=scored.event)
    meeting = sat(scored)
    agree_level(scored.cast.sari, level_of(scored, number=1))
    progress = meeting_progress(event)
    assert (progress.levels, progress.decided, progress.disputes) == (45, 1, 9)
    assert (progress.open, progress.agreeable, progress.gaps) == (44, 35, 0)
    assert list(narrowed(people, "bahas")) == [first(scored)]
    assert narrowed(people, "belum").count() == 5
    assert narrowed(people, "kosong").count() == 0
    assert narrowed(people, "apa saja").count() == 5
    rows = meeting_rows(event, list(people.order_by("number")), meeting)
    assert len(rows[0].disputes) == 9
    assert "Integritas" in rows[0].disputes
    assert [row.decided for row in rows] == [0, 1, 0, 0, 0]
    assert all(row.quorum and row.quorum.is_met for row in rows)


def test_the_page_of_the_event_tells_how_far_the_meeting_is(integrated: Stage) -> None:
    assert "0 dari 45" in str(news_of(integrated.event).sentence)
    meeting = sat(integrated)
    assert "sedang berlangsung" in str(news_of(integrated.event).sentence)
    close_meeting(integrated.cast.rahayu, meeting)
    assert open_meeting(integrated.event) is None
    assert not news_of(integrated.event).is_done


def test_changes_are_told_as_a_table(integrated: Stage) -> None:
    sat(integrated)
    decide_level(integrated.cast.sari, level_of(integrated), level=FOUR, reason="bukti kuat")
    [row] = changes_table(integrated.event).to_pylist()
    assert (row["kompetensi"], row["sebelum"], row["sesudah"]) == ("Integritas", 3, 4)
    assert (row["alasan"], row["oleh"], row["rapat"]) == ("bukti kuat", "Sari", 1)
    assert row["waktu"].startswith(f"{timezone.localdate():%Y-%m-%d}")
