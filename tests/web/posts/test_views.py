from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from takar.web.audit.models import Entry
from takar.web.people.models import CompetencyStandard, Employee, Position, WorkUnit
from takar.web.posts import actions
from takar.web.posts.models import ContractEnd, Demand, PostProfile, TermExtension, VacancyNote
from takar.web.posts.queries.falling import PostVacancy
from takar.web.posts.queries.post import law_demands
from takar.web.posts.views.lists import by_quarter
from tests.web.posts.conftest import DAY, Seats
from tests.web.posts.test_actions import RANK


def page(name: str, *rows: object) -> str:
    return reverse(f"posts:{name}", args=rows)


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_who_reads_the_posts(seats: Seats) -> None:
    cast = seats.cast
    pages = [page(name) for name in ("posts", "tree", "vacancies", "faults", "template")]
    for address in (*pages, page("post", seats.head.pk)):
        assert Client().get(address).status_code == 302
        for wrong in (cast.putri, cast.sari, cast.hadi):
            assert cast.client(wrong).get(address).status_code == 403
        for right in (cast.rahayu, cast.bupati, cast.made):
            assert cast.client(right).get(address).status_code == 200
    joko = cast.client(cast.joko)
    assert joko.get(page("post", seats.head.pk)).status_code == 404
    assert "Kepala Dinas Contoh" not in text(joko.get(page("posts")))
    assert cast.client(cast.made).get(page("upload")).status_code == 403


def test_posts_are_found_by_words_holder_tier_and_kind(seats: Seats) -> None:
    client = seats.cast.client(seats.cast.made)

    def found(query: str) -> set[str]:
        said = text(client.get(page("posts") + query))
        return {one.code for one in Position.objects.all() if f">{one.title}</a>" in said}

    assert found("?q=dinas") == {"K1"}
    assert found("?q=ani") == {"K1"}
    assert found("?q=k3") == {"K3"}
    assert found("?tier=ADMINISTRATOR") == {"K2"}
    assert found("?show=lowong") == {"K2", "P1"}
    assert found("?show=rangkap") == {"K4"}
    assert found(f"?unit={seats.cast.unit.pk}") == {"K1", "K2", "K3", "K4", "P1"}
    assert "Tidak ada jabatan yang cocok" in text(client.get(page("posts") + "?q=zzz"))


def test_ticked_posts_are_marked_on_the_page(seats: Seats) -> None:
    cast = seats.cast
    form = {
        "pk": [seats.head.pk, seats.vacant.pk],
        "mark": "target",
        "is_set": "1",
        "because": "Surat Keputusan 5/2025",
    }
    assert cast.client(cast.made).post(page("mark"), form).status_code == 403
    said = text(cast.client(cast.rahayu).post(page("mark"), form, follow=True))
    assert "2 jabatan ditandai" in said
    assert PostProfile.objects.filter(is_target=True).count() == 2


def test_a_post_tells_holder_forecast_demands_with_articles_and_standard(seats: Seats) -> None:
    cast = seats.cast
    CompetencyStandard.objects.create(
        agency=cast.agency, tier="JPT_PRATAMA", competency="INTEGRITAS", required_level=4
    )
    actions.set_demand(cast.rahayu, seats.head, row=RANK)
    said = text(cast.client(cast.made).get(page("post", seats.head.pk)))
    for words in ("Ani", "1 September 2026", "paling rendah IV/c", "Peraturan Bupati 12/2025"):
        assert words in said
    assert "pengalaman bidang 5 tahun" in said
    assert "jenjangnya" in said
    assert "lebih dari satu orang" in text(cast.client(cast.made).get(page("post", seats.twice.pk)))


def test_a_replaced_demand_of_the_law_is_told_as_replaced(seats: Seats) -> None:
    head = Position.objects.select_related("unit", "agency").get(pk=seats.head.pk)
    own = [
        Demand(
            position=head,
            rule="experience",
            valid_from=DAY,
            document="SK 9",
            because="Persetujuan",
        )
    ]
    told = {one.is_replaced for one in law_demands(head, own, DAY) if "Pengalaman" in one.title}
    assert told == {True}


def test_everything_is_written_on_the_page_of_a_post(seats: Seats) -> None:
    cast = seats.cast
    client = cast.client(cast.rahayu)

    def say(name: str, pk: int, /, **form: str) -> str:
        return text(client.post(page(name, pk), form, follow=True))

    head, contract = seats.head.pk, seats.contract.pk
    assert "Keterangan jabatan disimpan" in say("describe", head, echelon="II.b")
    demand = {
        "rule": "minimum_rank",
        "read": "grade",
        "words": "{at_least: IV/c}",
        "source": "Perbup",
        "certainty": "certain",
        "valid_from": "2025-01-01",
    }
    assert "Syarat jabatan disimpan" in say("demand", head, **demand)
    assert "sudah ada" in say("demand", head, **demand)
    assert "diakhiri" in say("end_demand", Demand.objects.get().pk, on="2026-12-31")
    vacancy = {"kind": "LOWONG", "vacant_from": "2026-01-01", "reason": "Pindah instansi"}
    assert "Pernyataan dicatat" in say("declare", head, **vacancy)
    assert "ditarik" in say("take_back", VacancyNote.objects.get().pk)
    term = {"employee": str(seats.holder.pk), "until_on": "2027-01-03", "document": "SK 1"}
    assert "Perpanjangan dicatat" in say("extend", head, **term)
    ends = {"employee": str(seats.pppk.pk), "ended_on": "2026-12-31"}
    assert "Akhir kontrak dicatat" in say("contract", contract, **ends)
    assert ContractEnd.objects.count() == TermExtension.objects.count() == 1
    assert cast.client(cast.made).post(page("describe", head), {}).status_code == 403


def test_vacancies_are_shown_by_quarter_and_taken_away(seats: Seats) -> None:
    client = seats.cast.client(seats.cast.made)
    said = text(client.get(page("vacancies") + "?day=2025-05-14"))
    assert "Batas usia pensiun" in said
    assert "III 2026" in said
    assert "hari terakhir kontrak" in said
    assert "Tidak ada lowongan" in text(
        client.get(page("vacancies") + "?day=2025-05-14&show=target")
    )
    answer = client.get(page("vacancies_export") + "?day=2025-05-14")
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    rows = book.get_sheet_by_index(0).to_python()
    assert "K1" in {row[0] for row in rows}


def test_faults_are_told_with_what_to_do(seats: Seats) -> None:
    client = seats.cast.client(seats.cast.made)
    said = text(client.get(page("faults")))
    assert "lebih dari satu orang" in said
    assert "tanpa standar kompetensi" in said
    rows = text(client.get(page("fault", "rangkap")))
    assert "Kepala Subbagian Contoh" in rows
    assert client.get(page("fault", "lain")).status_code == 404


def test_a_workbook_of_demands_is_taken_or_refused_row_by_row(seats: Seats) -> None:
    client = seats.cast.client(seats.cast.rahayu)
    head = "Kode jabatan,Kode syarat,Cara baca,Isi syarat,Dasar,Berlaku sejak\n"
    bad = f"{head}K1,minimum_rank,grade,{{at_least: IV/c}},Perbup,besok\n"
    answer = client.post(page("upload"), {"file": SimpleUploadedFile("s.csv", bad.encode())})
    assert (answer.status_code, "besok" in text(answer)) == (422, True)
    good = bad.replace("besok", "2025-01-01")
    answer = client.post(page("upload"), {"file": SimpleUploadedFile("s.csv", good.encode())})
    assert "1 syarat disimpan" in text(answer)
    again = client.post(page("upload"), {"file": SimpleUploadedFile("s.csv", good.encode())})
    assert (again.status_code, "Baris 2" in text(again)) == (422, True)


@pytest.mark.parametrize("name", ["posts", "tree", "vacancies", "faults"])
def test_a_thousand_posts_cost_as_many_questions_as_five(
    seats: Seats, name: str, django_assert_max_num_queries: Any
) -> None:
    cast = seats.cast
    posts = Position.objects.bulk_create(
        Position(
            agency=cast.agency, code=f"B{n}", unit=cast.unit, title=f"Kepala {n}", tier="PENGAWAS"
        )
        for n in range(1_000)
    )
    Employee.objects.bulk_create(
        Employee(
            agency=cast.agency,
            unit=cast.unit,
            code=f"p{n}",
            name=f"Pegawai {n}",
            employment="PNS",
            position=one,
            position_tier="PENGAWAS",
            birth_on=DAY.replace(year=1968),
        )
        for n, one in enumerate(posts)
    )
    client = cast.client(cast.rahayu)
    with django_assert_max_num_queries(24):
        assert client.get(page(name)).status_code == 200


def test_the_tree_is_walked_unit_by_unit_with_its_own_posts(seats: Seats) -> None:
    cast = seats.cast
    below = WorkUnit.objects.create(
        agency=cast.agency,
        code="U1a",
        name="Bidang Contoh",
        parent=cast.unit,
        path="U1/U1a/",
        depth=1,
    )
    client = cast.client(cast.made)
    top = text(client.get(page("tree")))
    assert ("Bidang Contoh" in top, "Kepala Dinas Contoh" in top) == (True, True)
    under = text(client.get(page("tree") + f"?unit={below.pk}"))
    assert (cast.unit.name in under, "Tidak ada jabatan pada unit ini" in under) == (True, True)
    for odd in ("999999", str(cast.other_unit.pk)):
        assert client.get(page("tree") + f"?unit={odd}").status_code == 404
    assert client.get(page("tree") + "?unit=x").status_code == 200


def test_the_list_leaves_the_house_as_it_is_narrowed(seats: Seats) -> None:
    cast = seats.cast
    answer = cast.client(cast.made).get(page("posts_export") + "?q=ani")
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[1:]] == ["K1"]
    assert Entry.objects.filter(act="posts.list.taken").count() == 1
    for wrong in (cast.putri, cast.sari, cast.hadi):
        assert cast.client(wrong).get(page("posts_export")).status_code == 403


def test_vacancies_are_narrowed_by_words_unit_and_kind(seats: Seats) -> None:
    client = seats.cast.client(seats.cast.made)

    def found(query: str) -> bool:
        said = text(client.get(page("vacancies") + f"?day=2025-05-14&{query}"))
        return ">Kepala Dinas Contoh</a>" in said.split('id="tinjau"')[0]

    assert found("q=dinas contoh")
    assert found(f"unit={seats.cast.unit.pk}")
    assert found("tier=JPT_PRATAMA")
    for other in ("q=zzz", "tier=PENGAWAS", "show=lowong", "show=lewat"):
        assert not found(other)


def test_quarters_begin_with_the_day_and_leave_out_what_is_overdue(seats: Seats) -> None:
    holder = Employee.objects.get(pk=seats.holder.pk)
    head = Position.objects.get(pk=seats.head.pk)

    def falls(on: date) -> PostVacancy:
        return PostVacancy(head, holder, on, "PENSIUN", "certain", is_overdue=on <= DAY)

    days = [DAY, date(2025, 6, 30), date(2025, 7, 1), date(2028, 3, 31), date(2028, 4, 1)]
    labels, counts = by_quarter([falls(on) for on in days], DAY)
    assert (labels[0], labels[-1], len(labels)) == ("II 2025", "I 2028", 12)
    assert (counts[0], counts[1], counts[-1], sum(counts)) == (1, 1, 1, 3)
    assert by_quarter([], DAY) == ([], [])
