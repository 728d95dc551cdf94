from io import BytesIO

from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from takar.web.kit.scope import scope
from takar.web.selections import actions
from takar.web.selections.models import Choice, CommitteeScore, Selection
from tests.cast import Cast
from tests.web.selections.conftest import Stage


def test_who_reads_selections(opened: Stage) -> None:
    cast = opened.cast
    pages = {
        "selections": [],
        "selection": [opened.selection.pk],
        "post": [opened.post.pk],
        "scores": [opened.applicants[0].pk],
    }
    for name, rows in pages.items():
        address = reverse(f"selections:{name}", args=rows)
        assert Client().get(address).status_code == 302
        for user in (cast.putri, cast.hadi, cast.sari):
            assert cast.client(user).get(address).status_code == 403
        for user in (cast.rahayu, cast.bupati, cast.made):
            assert cast.client(user).get(address).status_code == 200
        assert cast.client(cast.joko).get(address).status_code == (404 if rows else 200)


def test_a_selection_from_opening_to_choice_on_the_pages(cast: Cast) -> None:
    client = cast.client(cast.rahayu)
    answer = client.post(
        reverse("selections:create"),
        {
            "name": "Job fit kepala dinas",
            "kind": "JOB_FIT",
            "opens_on": "2025-05-01",
            "closes_on": "2025-05-02",
        },
    )
    assert answer.status_code == 302
    page = answer["Location"]
    pk = int(page.rstrip("/").split("/")[-1])

    def say(page_name: str, row: int, /, **form: str) -> str:
        address = reverse(f"selections:{page_name}", args=[row])
        return client.post(address, form, follow=True).content.decode()

    say("component", pk, code="WAWANCARA", title="Wawancara", weight="100", source="PANITIA")
    say("member", pk, name="Ketua", origin="INTERNAL", is_chair="on")
    say("member", pk, name="Ketua", origin="INTERNAL")
    say("add_post", pk, title="Kepala Dinas Contoh")
    assert "Pilih jabatan" in say("add_post", pk)
    for state in ("DIBUKA", "PENILAIAN"):
        say("move", pk, state=state)
    text = client.get(page).content.decode()
    assert "Kepala Dinas Contoh" in text
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        one = Selection.objects.get()
        post, component, member = one.posts.get(), one.components.get(), one.members.get()
    say("apply", post.pk, nip=str(cast.putri_employee.nip))
    assert "Tidak ada pegawai" in say("apply", post.pk, nip="123")
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        applicant = post.applicants.get()
    say("mark", applicant.pk, state="MEMENUHI_SYARAT")
    scores = reverse("selections:scores", args=[applicant.pk])
    where = f"{component.pk}-{member.pk}"
    assert client.post(scores, {where: "delapan"}).status_code == 422
    assert client.post(scores, {where: "101"}).status_code == 422
    assert client.post(scores, {where: "82,5"}).status_code == 302
    assert "82,50" in say("print_list", post.pk)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        assert CommitteeScore.objects.get().value == 82.5
        shortlist = post.lists.get()
    choose = reverse("selections:choose", args=[shortlist.pk])
    chosen = {"applicant": str(applicant.pk), "reason": "Paling sesuai"}
    assert client.post(choose, chosen).status_code == 403
    cast.client(cast.bupati).post(choose, chosen)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        assert Choice.objects.get().reason == "Paling sesuai"
    assert "dipilih oleh" in client.get(reverse("selections:post", args=[post.pk])).content.decode()


def test_a_printed_list_leaves_the_house_as_a_workbook(scored: Stage) -> None:
    shortlist = actions.print_list(scored.cast.rahayu, scored.post)
    address = reverse("selections:take_list", args=[shortlist.pk])
    assert scored.cast.client(scored.cast.putri).get(address).status_code == 403
    assert scored.cast.client(scored.cast.joko).get(address).status_code == 404
    answer = scored.cast.client(scored.cast.made).get(address)
    rows = (
        CalamineWorkbook.from_filelike(BytesIO(answer.content))
        .get_sheet_by_name("Urutan")
        .to_python()
    )
    assert rows[1][2] == "Ani"
    assert len(rows) == 5
