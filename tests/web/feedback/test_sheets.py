from datetime import timedelta

from pytest_django import DjangoAssertNumQueries

from takar.web.assessments.models import Participant
from takar.web.feedback import actions
from takar.web.feedback.models import Objection
from takar.web.feedback.queries import law_for
from takar.web.feedback.sheets import Sheets, sheet_of
from tests.web.assessments.conftest import Stage
from tests.web.feedback.conftest import participant_of


def told(stage: Stage, participant: Participant) -> None:
    rahayu, day = stage.cast.rahayu, stage.event.signed_on
    assert day is not None
    actions.record_session(
        rahayu, participant, held_on=day, form="DARING", given_by="Sari", said="Rahasia berdua"
    )
    actions.give_advice(rahayu, participant, competency="KOMUNIKASI", way="TUGAS", text="Paparan")


def sheets(stage: Stage, *people: Participant) -> Sheets:
    return sheet_of(stage.event, people, law_for(stage.event))


def test_three_sheets_tell_what_was_told_advised_and_contested(handed: Stage) -> None:
    putri = participant_of(handed.cast, handed.event)
    told(handed, putri)
    objection = actions.file_objection(handed.cast.putri, putri, text="Belum dibaca")
    found = sheets(handed, putri)
    who = {"Nomor": putri.number, "Nama": "Putri Anjani", "Jabatan": "Pengawas"}
    assert found["Umpan balik"] == [
        {
            **who,
            "Tanggal": handed.event.signed_on,
            "Cara": "Daring",
            "Pemberi": "Sari",
            "Disepakati": "",
            "Dibenarkan": "belum",
        }
    ]
    assert found["Saran"] == [
        {
            **who,
            "Kompetensi": "Komunikasi",
            "Jalan": "Lewat tugas",
            "Saran": "Paparan",
            "Tenggat": None,
            "Keadaan": "Disarankan",
        }
    ]
    assert found["Sanggahan"] == [
        {
            **who,
            "Kompetensi": "seluruh hasil",
            "Diajukan": objection.filed_on,
            "Terlambat diajukan": "tidak",
            "Tenggat menjawab": objection.due_on,
            "Keadaan": "Menunggu jawaban",
            "Dijawab": None,
        }
    ]


def test_a_confirmed_talk_and_a_late_objection_are_told_as_such(handed: Stage) -> None:
    cast, putri = handed.cast, participant_of(handed.cast, handed.event)
    told(handed, putri)
    actions.confirm_session(cast.putri, putri.feedback_sessions.get())
    late = actions.file_objection(cast.putri, putri, text="Terlambat", competency="KOMUNIKASI")
    assert late.could_file_until is not None
    for days, word in ((0, "tidak"), (1, "ya")):
        filed_on = late.could_file_until + timedelta(days=days)
        Objection.objects.filter(pk=late.pk).update(filed_on=filed_on)
        found = sheets(handed, putri)
        assert found["Sanggahan"][0]["Terlambat diajukan"] == word
    assert found["Sanggahan"][0]["Kompetensi"] == "Komunikasi"
    assert found["Umpan balik"][0]["Dibenarkan"] == "ya"


def test_no_sheet_tells_a_nip_or_what_was_said_between_two(handed: Stage) -> None:
    putri = participant_of(handed.cast, handed.event)
    told(handed, putri)
    content = str(sheets(handed, putri))
    assert "Putri Anjani" in content
    nip = handed.cast.putri_employee.nip
    assert nip
    assert nip not in content
    assert "Rahasia berdua" not in content


def test_only_those_chosen_are_told_in_the_order_of_their_numbers_in_three_queries(
    handed: Stage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = list(Participant.objects.filter(event=handed.event).order_by("number"))
    for one in reversed(people):
        told(handed, one)
    law = law_for(handed.event)
    with django_assert_num_queries(3):
        found = sheet_of(handed.event, people[1:], law)
    for name in ("Umpan balik", "Saran"):
        assert [row["Nomor"] for row in found[name]] == [one.number for one in people[1:]]
