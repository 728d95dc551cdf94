import re
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from takar.web.assessments.models import Participant
from takar.web.audit.models import Entry
from takar.web.feedback import actions
from takar.web.feedback.models import Advice, FeedbackSession, Objection
from tests.web.assessments.conftest import Stage
from tests.web.feedback.conftest import participant_of
from tests.web.feedback.test_permissions import judged_by_sari


def test_who_opens_the_page_of_an_event(handed: Stage) -> None:
    cast = handed.cast
    address = reverse("feedback:event", args=[handed.event.pk])
    assert Client().get(address).status_code == 302
    assert cast.client(cast.joko).get(address).status_code == 404
    assert cast.client(cast.putri).get(address).status_code == 404
    for user in (cast.rahayu, cast.hadi, cast.bupati, cast.made):
        answer = cast.client(user).get(address)
        assert answer.status_code == 200
        assert "Putri Anjani" in answer.content.decode()


def test_nobody_opens_the_pages_of_an_event_before_its_signature(running: Stage) -> None:
    cast, putri = running.cast, participant_of(running.cast, running.event)
    pages = [
        reverse("feedback:event", args=[running.event.pk]),
        reverse("feedback:export", args=[running.event.pk]),
        reverse("feedback:person", args=[putri.pk]),
    ]
    for reader in (cast.rahayu, cast.sari, cast.bupati, cast.made):
        for page in pages:
            assert cast.client(reader).get(page).status_code == 404


def test_an_operator_records_a_talk_and_gives_advice(handed: Stage) -> None:
    cast, putri = handed.cast, participant_of(handed.cast, handed.event)
    client = cast.client(cast.rahayu)
    address = reverse("feedback:person", args=[putri.pk])
    page = client.get(address).content.decode()
    assert "level 1, standar 2" in page
    today = putri.event.signed_on
    talk = {"held_on": f"{today:%Y-%m-%d}", "form": "DARING", "given_by": "Sari", "said": "Baik"}
    assert client.post(address, talk).status_code == 302
    assert client.post(address, talk).status_code == 422
    assert FeedbackSession.objects.get().said == "Baik"
    advise = reverse("feedback:advise", args=[putri.pk])
    client.post(advise, {"competency": "KOMUNIKASI", "way": "TUGAS", "text": "Paparan"})
    client.post(advise, {"competency": "TIDAK_ADA", "way": "TUGAS", "text": "Paparan"})
    advice = Advice.objects.get()
    client.post(reverse("feedback:follow", args=[advice.pk]), {"state": "DISEPAKATI"})
    advice.refresh_from_db()
    assert advice.state == "DISEPAKATI"


def test_a_unit_head_reads_advice_and_no_level(handed: Stage) -> None:
    cast, putri = handed.cast, participant_of(handed.cast, handed.event)
    actions.draft_advice(cast.rahayu, handed.event)
    page = cast.client(cast.hadi).get(reverse("feedback:person", args=[putri.pk]))
    assert "Lewat bimbingan" in page.content.decode()
    assert "standar 2" not in page.content.decode()
    assert Entry.objects.filter(act="feedback.person.viewed", actor=cast.hadi).count() == 1


def test_a_person_confirms_follows_contests_and_withdraws_on_one_page(handed: Stage) -> None:
    cast, putri = handed.cast, participant_of(handed.cast, handed.event)
    client, page = cast.client(cast.putri), reverse("feedback:mine")
    session = actions.record_session(
        cast.rahayu,
        putri,
        held_on=timezone.localdate(),
        form="DARING",
        given_by="Sari",
        said="Kekuatan Anda kerja sama.",
    )
    advice = actions.give_advice(
        cast.rahayu, putri, competency="KOMUNIKASI", way="TUGAS", text="Paparan"
    )
    assert "Kekuatan Anda kerja sama." in client.get(page).content.decode()
    client.post(reverse("feedback:confirm", args=[session.pk]), {"remark": "Setuju"})
    client.post(reverse("feedback:go_on", args=[advice.pk]), {"state": "DISEPAKATI"})
    contest = reverse("feedback:contest", args=[putri.pk])
    client.post(contest, {"competency": "", "text": "Bukti belum dibaca"})
    objection = Objection.objects.get()
    client.post(reverse("feedback:withdraw", args=[objection.pk]))
    for row in (session, advice, objection):
        row.refresh_from_db()
    assert (session.remark, advice.state, objection.state) == ("Setuju", "DISEPAKATI", "DICABUT")


def test_nobody_acts_in_the_place_of_the_person(handed: Stage) -> None:
    cast, putri = handed.cast, participant_of(handed.cast, handed.event)
    objection = actions.file_objection(cast.putri, putri, text="Satu")
    for user in (cast.rahayu, cast.hadi, cast.joko):
        client = cast.client(user)
        for name, row in (("contest", putri), ("withdraw", objection)):
            answer = client.post(reverse(f"feedback:{name}", args=[row.pk]), {"text": "x"})
            assert answer.status_code == 404
    assert Objection.objects.get().state == "DIAJUKAN"


def test_objections_are_read_by_the_leadership_and_answered_by_operators(handed: Stage) -> None:
    cast, putri = handed.cast, participant_of(handed.cast, handed.event)
    objection = actions.file_objection(cast.putri, putri, text="Satu")
    listed, one = reverse("feedback:objections"), reverse("feedback:objection", args=[objection.pk])
    answer = {"state": "DITOLAK", "answer": "Buktinya sudah dibaca."}
    for user in (cast.putri, cast.hadi, cast.sari):
        assert cast.client(user).get(listed).status_code == 403
        assert cast.client(user).post(one, answer).status_code == 403
    assert cast.client(cast.joko).get(one).status_code == 404
    for user in (cast.bupati, cast.made):
        assert "Putri Anjani" in cast.client(user).get(listed).content.decode()
        assert cast.client(user).post(one, answer).status_code == 403
    assert cast.client(cast.rahayu).post(one, {"state": "DITOLAK"}).status_code == 200
    assert cast.client(cast.rahayu).post(one, answer).status_code == 302
    assert cast.client(cast.rahayu).post(one, answer).status_code == 403 or (
        Objection.objects.get().answer == "Buktinya sudah dibaca."
    )


def test_the_workbook_tells_talks_advice_and_objections(handed: Stage) -> None:
    cast = handed.cast
    actions.draft_advice(cast.rahayu, handed.event)
    address = reverse("feedback:export", args=[handed.event.pk])
    assert cast.client(cast.hadi).get(address).status_code == 403
    answer = cast.client(cast.made).get(address)
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    assert book.sheet_names == ["Umpan balik", "Saran", "Sanggahan"]
    assert len(book.get_sheet_by_name("Saran").to_python()) == 1 + 5 * 9 * 3


@pytest.mark.parametrize(("left", "shown"), [("", 5), ("tanpa-umpan-balik", 5), ("tanpa-saran", 0)])
def test_the_list_is_narrowed_to_what_is_left_to_do(handed: Stage, left: str, shown: int) -> None:
    cast = handed.cast
    actions.draft_advice(cast.rahayu, handed.event)
    address = reverse("feedback:event", args=[handed.event.pk])
    answer = cast.client(cast.rahayu).get(address, {"left": left})
    assert answer.context["page"].paginator.count == shown


def test_the_list_of_many_needs_few_queries(
    handed: Stage, django_assert_max_num_queries: object
) -> None:
    client = handed.cast.client(handed.cast.rahayu)
    address = reverse("feedback:event", args=[handed.event.pk])
    client.get(address)
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        client.get(address)


def test_an_assessor_tells_those_judged_their_result_and_sees_nobody_elses(handed: Stage) -> None:
    cast, putri = handed.cast, participant_of(handed.cast, handed.event)
    other = Participant.objects.filter(event=handed.event).exclude(pk=putri.pk)[0]
    judged_by_sari(putri)
    client = cast.client(cast.sari)
    assert "Umpan balik asesi" in client.get("/").content.decode()
    listed = client.get(reverse("feedback:talks")).content.decode()
    assert "Putri Anjani" in listed
    assert other.employee.name not in listed
    event = client.get(reverse("feedback:event", args=[handed.event.pk])).content.decode()
    assert "Putri Anjani" in event
    assert other.employee.name not in event
    address = reverse("feedback:person", args=[putri.pk])
    page = client.get(address).content.decode()
    assert "level 1, standar 2" in page
    for text in (listed, event, page):
        for link in re.findall(r'href="(/(?:penilaian|umpan-balik)/[^"#?]+)"', text):
            assert client.get(link).status_code == 200, link
    talk = {"held_on": f"{timezone.localdate()}", "form": "TATAP_MUKA", "given_by": "Sari"}
    assert client.post(address, talk | {"said": "Kekuatan Anda kerja sama."}).status_code == 302
    assert FeedbackSession.objects.get().recorded_by == cast.sari
    for hidden in (
        reverse("feedback:person", args=[other.pk]),
        reverse("assessments:results", args=[handed.event.pk]),
        reverse("assessments:event", args=[handed.event.pk]),
    ):
        assert client.get(hidden).status_code == 404
    assert cast.client(cast.joko).get(reverse("feedback:talks")).status_code == 200
    assert "Putri" not in cast.client(cast.joko).get(reverse("feedback:talks")).content.decode()


def test_before_the_results_are_handed_over_an_assessor_tells_nobody(signed: Stage) -> None:
    cast, putri = signed.cast, participant_of(signed.cast, signed.event)
    judged_by_sari(putri)
    client = cast.client(cast.sari)
    assert "Putri" not in client.get(reverse("feedback:talks")).content.decode()
    assert client.get(reverse("feedback:person", args=[putri.pk])).status_code == 404
