from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from takar.web.accounts.models import User
from takar.web.assessments.actions import release_assessor, revoke
from takar.web.assessments.models import Assignment, Event, MethodScore, Participant
from takar.web.assessments.rules.refusals import NoReason, NotNow, NotReady
from takar.web.audit.action import NotPermitted
from takar.web.audit.models import Entry
from takar.web.notices.models import Notice
from takar.web.rating_sheets.actions import (
    hand_in_draft,
    open_draft,
    receive,
    remind,
    submit_sheet,
    take_progress,
    take_ratings,
    unlock_sheet,
)
from takar.web.rating_sheets.models import RatingSheet, SheetCell, SheetChange
from takar.web.rating_sheets.queries.journal import states_of
from takar.web.rating_sheets.rules.judging import MOST_KEPT
from tests.web.assessments.tables import COMPETENCIES
from tests.web.rating_sheets.conftest import Hall
from tests.web.rating_sheets.sending import (
    DEVICE,
    SECOND,
    cell,
    parcel,
    sent,
    states,
    submission,
    whole,
)


@pytest.fixture
def sari(hall: Hall) -> User:
    return hall.cast.sari


@pytest.fixture
def place(hall: Hall, sari: User) -> Assignment:
    return hall.assignment(sari)


def kept(place: Assignment) -> RatingSheet:
    found: RatingSheet = RatingSheet.objects.select_related(
        "assignment__participant__event__agency", "assignment__assessor", "assignment__method"
    ).get(assignment=place)
    return found


def level_of(place: Assignment, competency: str = "INTEGRITAS") -> Decimal | None:
    found: Decimal | None = SheetCell.objects.get(
        sheet__assignment=place, competency=competency
    ).level
    return found


def test_a_change_is_kept_and_the_same_uuid_gets_the_same_answer(
    sari: User, place: Assignment
) -> None:
    once = cell(place.pk)
    first, second = sent(sari, place, once), sent(sari, place, once, once)
    assert states(first) == ["APPLIED"]
    assert second == [*first, *first]
    assert SheetChange.objects.count() == 1
    assert level_of(place) == 3
    assert (kept(place).state, kept(place).revision) == ("DIISI", 1)


def test_a_refused_answer_is_the_same_when_asked_again(sari: User, place: Assignment) -> None:
    wrong = cell(place.pk, level="6")
    assert sent(sari, place, wrong) == sent(sari, place, wrong)
    assert SheetChange.objects.get().because == "LEVEL_SALAH"


def test_a_number_used_for_other_words_is_not_kept(sari: User, place: Assignment) -> None:
    once = cell(place.pk)
    sent(sari, place, once)
    for other in (once | {"value": {"level": "4"}}, once | {"competency": "KERJASAMA"}):
        (answer,) = sent(sari, place, other)
        assert (answer.state, answer.because) == ("RUSAK", "NOMOR")
    assert level_of(place) == 3
    assert SheetChange.objects.count() == 1


def test_one_unreadable_change_stops_no_other(sari: User, place: Assignment) -> None:
    odd: list[Any] = [
        {},
        {"uuid": 7},
        cell(place.pk, level="tiga"),
        cell(place.pk, said={"evidence": "a\x00b"}),
        cell(place.pk, kind="LAIN"),
        cell(10**30),
        cell(place.pk, surplus=1),
    ]
    answers = sent(sari, place, *odd, cell(place.pk))
    assert states(answers) == ["RUSAK"] * len(odd) + ["APPLIED"]
    assert level_of(place) == 3


def test_only_own_sheets_are_written(hall: Hall, sari: User, place: Assignment) -> None:
    for stranger in (hall.wayan, hall.cast.rahayu, hall.cast.joko):
        assert states(sent(stranger, place, cell(place.pk))) == ["RUSAK"]
    assert not SheetChange.objects.exists()
    assert states(sent(sari, place, cell(place.pk))) == ["APPLIED"]


def test_two_tablets_never_win_silently_and_the_assessor_chooses(
    sari: User, place: Assignment
) -> None:
    (first,) = sent(sari, place, cell(place.pk, level="3"))
    other = cell(place.pk, level="5", said={"evidence": "dari tablet kedua"})
    assert states(sent(sari, place, other, device=SECOND)) == ["CONFLICT BENTROK"]
    assert level_of(place) == 3
    (offer,) = told_state(place)["offers"]
    assert (offer["uuid"], offer["value"]["evidence"]) == (other["uuid"], "dari tablet kedua")

    choice = cell(
        place.pk,
        level="5",
        base=first.uuid,
        settles=[other["uuid"]],
        said={"evidence": "dari tablet kedua"},
    )
    assert states(sent(sari, place, choice)) == ["APPLIED"]
    assert level_of(place) == 5
    assert told_state(place)["offers"] == []
    assert SheetChange.objects.get(uuid=other["uuid"]).value["level"] == "5"


def test_staying_with_what_counts_settles_too(sari: User, place: Assignment) -> None:
    sent(sari, place, cell(place.pk, level="3"))
    other = cell(place.pk, level="5")
    sent(sari, place, other, device=SECOND)
    stay = cell(place.pk, level="3", settles=[other["uuid"]])
    assert states(sent(sari, place, stay)) == ["DUPLICATE"]
    assert told_state(place)["offers"] == []


def test_an_hour_without_network_leaves_one_question_a_cell(sari: User, place: Assignment) -> None:
    sent(sari, place, cell(place.pk, level="3"))
    changes = [cell(place.pk, level="1")]
    for level in ("2", "4", "5"):
        changes.append(cell(place.pk, level=level, base=changes[-1]["uuid"]))
    assert set(states(sent(sari, place, *changes, device=SECOND))) == {"CONFLICT BENTROK"}
    (offer,) = told_state(place)["offers"]
    assert offer["value"]["level"] == "5"
    assert SheetChange.objects.filter(state="CONFLICT").count() == 4


def test_a_later_change_waits_for_the_earlier(sari: User, place: Assignment) -> None:
    first = cell(place.pk, level="1")
    later = cell(place.pk, level="2", base=first["uuid"], sequence=2)
    assert states(sent(sari, place, later)) == ["TUNGGU"]
    assert not SheetChange.objects.exists()
    assert states(sent(sari, place, first, later)) == ["APPLIED", "APPLIED"]
    assert level_of(place) == 2


def test_a_wrong_clock_orders_nothing_and_is_kept(sari: User, place: Assignment) -> None:
    agency = place.participant.event.agency
    early = parcel(cell(place.pk, level="4"), sent_at=parcel().sent_at.replace(year=1999))
    late = parcel(cell(place.pk, level="2"), device=SECOND)
    now = parcel().sent_at
    receive(place.assessor.user or sari, agency, late, now=now)
    assert states(receive(sari, agency, early, now=now)) == ["CONFLICT BENTROK"]
    assert level_of(place) == 2
    difference = SheetChange.objects.get(device=DEVICE).clock_difference
    assert difference < -25 * 365 * 86400


def test_a_whole_sheet_is_submitted_locked_and_scored_once(
    hall: Hall, sari: User, place: Assignment
) -> None:
    changes = whole(place.pk)
    assert set(states(sent(sari, place, *changes))) == {"APPLIED"}
    assert set(states(sent(sari, place, *changes))) == {"APPLIED"}
    assert states(sent(sari, place, submission(place.pk))) == ["DUPLICATE"]
    scores = MethodScore.objects.filter(participant=place.participant, assessor="Sari")
    assert sorted(scores.values_list("competency", "level")) == [
        (one, 3) for one in sorted(COMPETENCIES)
    ]
    assert Entry.objects.filter(act="rating_sheets.sheet.submitted").count() == 1
    assert Participant.objects.get(pk=place.participant_id).state == "HADIR"
    late = cell(place.pk, level="5", said={"evidence": "terlambat"})
    assert states(sent(sari, place, late)) == ["LATE TERKUNCI"]
    assert level_of(place) == 3


def test_a_guest_submits_under_the_name_of_the_seat(hall: Hall) -> None:
    place = hall.assignment(hall.wayan)
    assert states(sent(hall.wayan, place, *whole(place.pk, "4")))[-1] == "APPLIED"
    assert set(MethodScore.objects.values_list("assessor", "entered_by")) == {
        ("Wayan", hall.wayan.pk)
    }


def test_an_unfinished_sheet_is_not_submitted_and_says_what_is_missing(
    sari: User, place: Assignment
) -> None:
    changes = whole(place.pk)
    answers = sent(sari, place, *changes[1:])
    assert states(answers)[-1] == "REFUSED BELUM_LENGKAP"
    assert "Integritas" in answers[-1].said
    assert not MethodScore.objects.exists()
    unseen = cell(place.pk, level=None, said={"unseen_because": "Diskusi terpotong"})
    assert states(sent(sari, place, unseen, submission(place.pk))) == ["APPLIED", "APPLIED"]
    gap = MethodScore.objects.get(competency="INTEGRITAS")
    assert (gap.level, gap.evidence) == (None, "Tidak teramati: Diskusi terpotong")


def test_a_conflict_stops_the_submission_until_it_is_settled(sari: User, place: Assignment) -> None:
    *cells, hand_in = whole(place.pk)
    sent(sari, place, *cells)
    other = cell(place.pk, level="5")
    sent(sari, place, other, device=SECOND)
    assert states(sent(sari, place, hand_in)) == ["REFUSED BENTROK"]
    stay = cell(place.pk, level="3", settles=[other["uuid"]])
    assert states(sent(sari, place, stay, submission(place.pk))) == ["DUPLICATE", "APPLIED"]


@pytest.mark.parametrize("nth", [1, 5, 20, 40, 60, 80])
def test_power_that_fails_in_a_submission_leaves_all_or_nothing(
    sari: User, place: Assignment, nth: int
) -> None:
    sent(sari, place, *whole(place.pk)[:-1])
    hand_in, seen = submission(place.pk), 0

    def cut(execute: Any, *arguments: Any) -> Any:
        nonlocal seen
        seen += 1
        if seen == nth:
            raise RuntimeError
        return execute(*arguments)

    with connection.execute_wrapper(cut):
        try:
            sent(sari, place, hand_in)
            went_well = True
        except RuntimeError:
            went_well = False
    assert MethodScore.objects.count() == (9 if went_well else 0)
    assert kept(place).state == ("DIKIRIM" if went_well else "DIISI")
    assert SheetChange.objects.filter(kind="KIRIM").count() == went_well
    assert states(sent(sari, place, hand_in)) == ["APPLIED"]
    assert MethodScore.objects.count() == 9


def test_what_is_said_of_somebody_absent_is_kept_and_does_not_count(
    hall: Hall, sari: User, place: Assignment
) -> None:
    Participant.objects.filter(pk=place.participant_id).update(state="TIDAK_HADIR")
    answers = sent(sari, place, cell(place.pk, said={"evidence": "tetap saya tulis"}))
    assert states(answers) == ["REFUSED TIDAK_HADIR"]
    assert place.participant.employee.name in answers[0].said
    assert SheetChange.objects.get().value["evidence"] == "tetap saya tulis"
    assert not SheetCell.objects.exists()
    Participant.objects.filter(pk=place.participant_id).update(state="HADIR")
    (offer,) = told_state(place)["offers"]
    assert offer["value"]["evidence"] == "tetap saya tulis"


@pytest.mark.parametrize("way", ["release", "revoke"])
def test_an_assessor_who_goes_leaves_submissions_and_drafts(
    hall: Hall, sari: User, place: Assignment, way: str
) -> None:
    other = hall.assignment(sari, 1)
    sent(sari, place, *whole(place.pk))
    sent(sari, other, cell(other.pk, level="2"))
    if way == "release":
        release_assessor(hall.cast.rahayu, hall.sari_seat, reason="Sakit")
    else:
        revoke(hall.cast.rahayu, other, reason="Diganti")
    late = cell(other.pk, "KERJASAMA", "4", said={"evidence": "sesudah dilepas"})
    assert states(sent(sari, other, late)) == ["LATE DICABUT"]
    assert SheetChange.objects.get(uuid=late["uuid"]).value["evidence"] == "sesudah dilepas"
    assert (kept(place).standing, kept(other).standing) == ("DIKIRIM", "DITARIK")
    assert MethodScore.objects.count() == 9


def test_a_draft_is_opened_and_handed_in_by_the_operator_with_a_reason(
    hall: Hall, sari: User, place: Assignment
) -> None:
    sent(sari, place, cell(place.pk, level="2"))
    with pytest.raises(NotReady):
        open_draft(hall.cast.rahayu, kept(place))
    revoke(hall.cast.rahayu, place, reason="Sakit")
    for stranger in (sari, hall.wayan, hall.cast.bupati, hall.cast.joko):
        with pytest.raises(NotPermitted):
            open_draft(stranger, kept(place))
        with pytest.raises(NotPermitted):
            hand_in_draft(stranger, kept(place), reason="x")
    open_draft(hall.cast.rahayu, kept(place))
    with pytest.raises(NoReason):
        hand_in_draft(hall.cast.rahayu, kept(place), reason=" ")
    assert hand_in_draft(hall.cast.rahayu, kept(place), reason="Asesor sakit") == 1
    score = MethodScore.objects.get()
    assert (score.assessor, score.level, score.entered_by) == ("Sari", 2, hall.cast.rahayu)
    acts = Entry.objects.filter(act__startswith="rating_sheets.draft").values_list("act", flat=True)
    assert sorted(acts) == ["rating_sheets.draft.submitted", "rating_sheets.draft.viewed"]


def test_an_empty_draft_is_not_handed_in(hall: Hall, sari: User, place: Assignment) -> None:
    sent(sari, place, cell(place.pk, level=None, said={"evidence": "belum selesai"}))
    revoke(hall.cast.rahayu, place, reason="Sakit")
    with pytest.raises(NotReady):
        hand_in_draft(hall.cast.rahayu, kept(place), reason="Sakit")


def test_a_sheet_is_unlocked_by_the_operator_only_and_what_was_late_is_offered(
    hall: Hall, sari: User, place: Assignment
) -> None:
    sent(sari, place, *whole(place.pk))
    late = cell(place.pk, level="5")
    sent(sari, place, late)
    for stranger in (sari, hall.wayan, hall.cast.made, hall.cast.joko):
        with pytest.raises(NotPermitted):
            unlock_sheet(stranger, kept(place), reason="Salah ketik")
    with pytest.raises(NoReason):
        unlock_sheet(hall.cast.rahayu, kept(place), reason="")
    unlock_sheet(hall.cast.rahayu, kept(place), reason="Salah ketik")
    with pytest.raises(NotReady):
        unlock_sheet(hall.cast.rahayu, kept(place), reason="Lagi")
    assert Notice.objects.filter(user=sari, link=f"/lembar/{place.pk}/").count() == 1
    (offer,) = told_state(place)["offers"]
    take = cell(place.pk, level="5", settles=[offer["uuid"]], is_lone=True, base=str(uuid4()))
    assert states(sent(sari, place, take)) == ["CONFLICT BENTROK"]
    known = told_state(place)
    choice = cell(
        place.pk,
        level="5",
        base=known["cells"]["INTEGRITAS"]["change"],
        settles=[one["uuid"] for one in known["offers"]],
    )
    assert states(sent(sari, place, choice, submission(place.pk))) == ["APPLIED", "APPLIED"]
    assert MethodScore.objects.get(competency="INTEGRITAS").level == 5
    assert MethodScore.objects.count() == 9


def test_a_closed_event_takes_nothing_and_loses_nothing(
    hall: Hall, sari: User, place: Assignment
) -> None:
    hall.event.state = "INTEGRASI"
    hall.event.save()
    assert states(sent(sari, place, cell(place.pk))) == ["LATE DITUTUP"]
    assert states(sent(sari, place, submission(place.pk))) == ["LATE DITUTUP"]
    with pytest.raises(NotNow):
        submit_sheet(sari, kept(place))
    assert SheetChange.objects.count() == 2


def test_a_sheet_is_submitted_by_who_sits_there(hall: Hall, sari: User, place: Assignment) -> None:
    sent(sari, place, cell(place.pk))
    for stranger in (hall.wayan, hall.cast.rahayu, hall.cast.joko):
        with pytest.raises(NotPermitted):
            submit_sheet(stranger, kept(place))
    assert submit_sheet(sari, kept(place)) == 1


def test_those_who_have_sheets_left_are_reminded(hall: Hall, sari: User, place: Assignment) -> None:
    with pytest.raises(NotPermitted):
        remind(sari, hall.event)
    guest = hall.assignment(hall.wayan)
    sent(hall.wayan, guest, *whole(guest.pk))
    assert remind(hall.cast.rahayu, hall.event) == 1
    assert Notice.objects.get(user=sari).text.startswith("4 lembar")
    assert remind(hall.cast.rahayu, hall.event, seats=frozenset({hall.wayan_seat.pk})) == 0


def test_workbooks_are_taken_by_those_who_may(hall: Hall, sari: User, place: Assignment) -> None:
    sent(sari, place, *whole(place.pk))
    for stranger in (sari, hall.wayan, hall.cast.joko):
        with pytest.raises(NotPermitted):
            take_progress(stranger, hall.event)
    with pytest.raises(NotPermitted):
        take_ratings(hall.cast.putri, hall.event)
    assert len(take_progress(hall.cast.rahayu, hall.event)) == 5
    assert len(take_ratings(hall.cast.rahayu, hall.event)) == 9
    assert take_ratings(hall.wayan, hall.event) == []


def test_a_full_or_signed_journal_leaves_a_change_on_the_tablet(
    hall: Hall, sari: User, place: Assignment
) -> None:
    first = cell(place.pk)
    sent(sari, place, first)
    row = SheetChange.objects.get()
    facts = {one.attname: getattr(row, one.attname) for one in SheetChange._meta.fields[1:]}
    SheetChange.objects.bulk_create(
        SheetChange(**facts | {"uuid": uuid4()}) for _ in range(MOST_KEPT - 2)
    )
    last = cell(place.pk, "KERJASAMA")
    assert states(sent(sari, place, last, cell(place.pk, "KOMUNIKASI"))) == ["APPLIED", "RUSAK"]
    assert states(sent(sari, place, first, last)) == ["APPLIED", "APPLIED"]
    assert SheetChange.objects.count() == MOST_KEPT
    other = hall.assignment(sari, 1)
    Event.objects.filter(pk=hall.event.pk).update(state="DITANDATANGANI")
    assert states(sent(sari, other, cell(other.pk))) == ["RUSAK"]
    assert SheetChange.objects.count() == MOST_KEPT


def told_state(place: Assignment) -> dict[str, Any]:
    (found,) = states_of(Assignment.objects.filter(pk=place.pk).select_related("sheet"))
    return found


def hall_again(place: Assignment) -> Assignment:
    found: Assignment = Assignment.objects.select_related(
        "participant__event__agency", "assessor", "method"
    ).get(pk=place.pk)
    return found
