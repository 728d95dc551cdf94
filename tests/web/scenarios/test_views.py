from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from takar.web.audit.models import Entry
from takar.web.scenarios.actions import archive_plan, archive_scenario
from takar.web.scenarios.models import CourseType, Scenario, TrainingPlan
from tests.web.scenarios import made
from tests.web.scenarios.made import Town

LISTS = ["sandbox", "plans", "courses", "comparison", "plan_comparison"]
BANNER = "Ini skenario, bukan hasil."
PROPOSAL = "Ini usulan, bukan hasil."


def page(client: Client, name: str, *args: Any, **query: Any) -> Any:
    return client.get(reverse(f"scenarios:{name}", args=args), query)


def text(response: Any) -> str:
    return str(response.content.decode())


def filled(client: Client, scenario: Scenario) -> dict[str, str]:
    """Return what the form of rules would send if nothing were changed."""
    form = page(client, "rules", scenario.pk).context["form"]
    said: dict[str, str] = {}
    for name in form.fields:
        value = form[name].value()
        if isinstance(value, list):
            value = ", ".join(value)
        if value is True:
            value = "on"
        if value not in {None, False} or value == 0:
            said[name] = str(value)
    return said


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_for_those_who_may_read(there: Town, name: str) -> None:
    cast = there.cast
    made.computed(there)
    made.planned(there)
    for user in (cast.rahayu, cast.bupati, cast.made):
        assert page(cast.client(user), name).status_code == 200
    assert page(cast.client(cast.putri), name).status_code == 403
    plans = name not in {"sandbox", "comparison"}
    assert page(cast.client(cast.hadi), name).status_code == (200 if plans else 403)
    for word in ("Teknis naik", "Menuju 69", "Seminar sehari"):
        assert word not in text(page(cast.client(cast.joko), name))
    assert page(Client(), name).status_code == 302


@pytest.mark.parametrize("name", ["scenario", "people", "download", "overlay", "rules"])
def test_a_scenario_is_of_its_agency_and_its_readers(there: Town, name: str) -> None:
    cast, found = there.cast, made.computed(there)
    assert page(cast.client(cast.rahayu), name, found.pk).status_code == 200
    leader = 403 if name == "rules" else 200
    assert page(cast.client(cast.bupati), name, found.pk).status_code == leader
    for user in (cast.hadi, cast.putri, cast.sari, cast.joko):
        assert page(cast.client(user), name, found.pk).status_code == 404
    assert page(Client(), name, found.pk).status_code == 302


@pytest.mark.parametrize("name", ["sandbox", "scenario", "people", "rules", "create", "comparison"])
def test_every_page_of_a_scenario_says_that_it_is_none(there: Town, name: str) -> None:
    found = made.computed(there)
    args = [found.pk] if name in {"scenario", "people", "rules"} else []
    assert BANNER in text(page(there.cast.client(there.cast.rahayu), name, *args))


@pytest.mark.parametrize("name", ["plans", "plan", "plan_steps", "new_plan", "plan_comparison"])
def test_every_page_of_a_plan_says_that_it_is_a_proposal(there: Town, name: str) -> None:
    found = made.planned(there)
    args = [found.pk] if name in {"plan", "plan_steps"} else []
    assert PROPOSAL in text(page(there.cast.client(there.cast.rahayu), name, *args))


def test_a_scenario_is_made_changed_and_read(there: Town) -> None:
    client = there.cast.client(there.cast.rahayu)
    once = page(client, "create").context["form"]["once_key"].value()
    said = {"name": "Bobot", "measure": "ip-asn", "day": "2024-12-31", "rules": made.RULES}
    address = reverse("scenarios:create")
    first, second = (client.post(address, said | {"once_key": once}) for _ in range(2))
    assert first["Location"] == second["Location"]
    with there.inside():
        scenario = Scenario.objects.get()
    new = filled(client, scenario) | {
        "ip_asn.competence:3.DIKLAT_TEKNIS": "27,5",
        "ip_asn.competence:3.SEMINAR": "12.5",
    }
    answer = client.post(reverse("scenarios:rules", args=[scenario.pk]), new)
    assert answer["Location"] == reverse("scenarios:scenario", args=[scenario.pk])
    told = text(client.get(answer["Location"]))
    for word in ("22,5", "27,5", "Wati Lestari", "65,83", "67,50", "Pelaksana · Diklat Teknis"):
        assert word in told, word


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("ip_asn.competence:3.SEMINAR", "18,5", "Pelaksana: Jumlahnya 41"),
        ("ip_asn.bands:0.over", "91", "Celah: angka antara 90 dan 91"),
        ("ip_asn.bands:0.over", "89", "Tumpang tindih: angka antara 89 dan 90"),
        ("ip_asn.dimensions:KINERJA", "31", "Jumlahnya 101, seharusnya 100"),
        ("ip_asn.qualification:S3", "26", "poin KUALIFIKASI sampai 26"),
        ("ip_asn.qualification:S3", "dua", "Tulis angka biasa"),
        ("ip_asn.qualification:S3", "-3", "Tulis angka biasa"),
        ("ip_asn.qualification:S3", "", "tidak boleh kosong"),
        ("ip_asn.windows:SEMINAR", "-1", "0"),
        ("ip_asn.discipline_rule:mode", "SUKA_SUKA", "bukan"),
    ],
)
def test_rules_that_cannot_stand_are_refused_beside_the_field(
    there: Town, field: str, value: str, words: str
) -> None:
    client, scenario = there.cast.client(there.cast.rahayu), made.draft(there)
    address = reverse("scenarios:rules", args=[scenario.pk])
    answer = client.post(address, filled(client, scenario) | {field: value})
    assert answer.status_code == 200
    assert words in text(answer)
    with there.inside():
        scenario.refresh_from_db()
    assert scenario.changes == {}


def test_a_changed_weight_takes_its_table_with_it(there: Town) -> None:
    client, scenario = there.cast.client(there.cast.rahayu), made.draft(there)
    weights = {"ip_asn.dimensions:KUALIFIKASI": "20", "ip_asn.dimensions:KOMPETENSI": "45"}
    answer = client.post(
        reverse("scenarios:rules", args=[scenario.pk]), filled(client, scenario) | weights
    )
    assert answer.status_code == 302
    with there.inside():
        scenario.refresh_from_db()
    new = scenario.changed.of("ip_asn.competence")
    assert new[("3", "DIKLAT_TEKNIS")] == "25.3125"
    assert scenario.changed.of("ip_asn.qualification")[("S1_D4",)] == "12"
    assert scenario.found is not None


def test_without_that_wish_the_tables_must_be_made_to_fit_by_hand(there: Town) -> None:
    client, scenario = there.cast.client(there.cast.rahayu), made.draft(there)
    said = filled(client, scenario)
    said.pop("scales")
    weights = {"ip_asn.dimensions:KUALIFIKASI": "20", "ip_asn.dimensions:KOMPETENSI": "45"}
    answer = client.post(reverse("scenarios:rules", args=[scenario.pk]), said | weights)
    assert "Jumlahnya 40" in text(answer) or "poin KUALIFIKASI sampai 25" in text(answer)


def test_names_are_searched_filtered_sorted_and_exported(there: Town) -> None:
    client, found = there.cast.client(there.cast.rahayu), made.computed(there)
    assert "Wati Lestari" in text(
        page(client, "people", found.pk, before="RENDAH", urut="-selisih")
    )
    for query in ({"q": "Budi"}, {"before": "TINGGI"}, {"unit": there.elsewhere.pk}):
        assert "Tidak ada yang berubah" in text(page(client, "people", found.pk, **query))
    content = page(client, "download", found.pk, direction="NAIK").content
    sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert "bukan hasil" in str(sheet[0][0])
    assert [row[1] for row in sheet[2:]] == ["Wati Lestari"]


def test_whole_numbers_are_for_operators(there: Town) -> None:
    cast, found = there.cast, made.computed(there)
    nip = str(there.wati.nip)
    for user, is_whole in ((cast.rahayu, True), (cast.bupati, False)):
        content = page(cast.client(user), "download", found.pk).content
        rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
        assert (nip in map(str, rows[2])) is is_whole
        assert nip not in text(page(cast.client(user), "people", found.pk))


def test_two_scenarios_are_laid_side_by_side(there: Town) -> None:
    client = there.cast.client(there.cast.rahayu)
    one, two = made.computed(there, name="Satu"), made.computed(there, name="Dua")
    told = text(
        client.get(
            reverse("scenarios:comparison"), {"s": [str(one.pk), str(two.pk), "x", str(10**9)]}
        )
    )
    assert "Satu" in told
    assert "Dua" in told
    assert "Pilih dua atau tiga" in text(page(client, "comparison", s=one.pk))


@pytest.mark.parametrize("name", ["copy", "archive", "restore"])
def test_deeds_on_a_scenario_are_posted_by_operators(there: Town, name: str) -> None:
    cast, found = there.cast, made.computed(there)
    address = reverse(f"scenarios:{name}", args=[found.pk])
    said = {"name": "Salinan", "once_key": "k"}
    assert cast.client(cast.rahayu).get(address).status_code == 405
    assert cast.client(cast.bupati).post(address, said).status_code == 403
    assert cast.client(cast.joko).post(address, said).status_code == 404
    assert cast.client(cast.rahayu).post(address, said).status_code == 302


def test_a_copy_without_a_name_is_not_made(there: Town) -> None:
    found = made.computed(there)
    client = there.cast.client(there.cast.rahayu)
    client.post(reverse("scenarios:copy", args=[found.pk]), {"once_key": "k"})
    with there.inside():
        assert Scenario.objects.count() == 1


def test_what_was_put_away_leaves_the_list_and_is_found_in_the_archive(there: Town) -> None:
    found, plan = made.computed(there), made.planned(there)
    with there.inside():
        archive_scenario(there.cast.rahayu, found)
        archive_plan(there.cast.rahayu, plan)
    client = there.cast.client(there.cast.rahayu)
    for name, word in (("sandbox", "Teknis naik"), ("plans", "Menuju 69")):
        assert word not in text(page(client, name))
        assert word in text(page(client, name, arsip="1"))


def test_a_waiting_page_asks_again_by_itself_and_reloads_when_done(there: Town) -> None:
    plan = made.asked(there)
    client = there.cast.client(there.cast.rahayu)
    address = reverse("scenarios:plan", args=[plan.pk])
    assert "every 2s" in text(client.get(address))
    waiting = client.get(address, headers={"HX-Request": "true"})
    assert "HX-Refresh" not in waiting
    with there.inside():
        TrainingPlan.objects.update(state="SELESAI")
    assert client.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def plan_form(client: Client, **more: Any) -> dict[str, Any]:
    form = page(client, "new_plan").context["form"]
    return {
        "name": "Menuju 69",
        "target": "69",
        "objective": "hours",
        "day": "2024-12-31",
        "rules": made.RULES,
        "deeds": ["VERIFIKASI", "PERBARUI", "PELATIHAN"],
        "is_verified_first": "on",
        "once_key": form["once_key"].value(),
    } | more


def test_a_plan_is_asked_for_once_and_read(there: Town) -> None:
    client = there.cast.client(there.cast.rahayu)
    said = plan_form(client)
    first, second = (client.post(reverse("scenarios:new_plan"), said) for _ in range(2))
    assert first["Location"] == second["Location"]
    told = text(client.get(first["Location"]))
    for word in ("65,83", "Terbukti paling kecil", "satu diklat umum"):
        assert word in told, word
    with there.inside():
        found = TrainingPlan.objects.get()
    steps = text(page(client, "plan_steps", found.pk))
    assert "Putri Anjani" in steps
    content = page(client, "plan_download", found.pk).content
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows[2:]] == ["Putri Anjani"]
    with there.inside():
        assert Entry.objects.filter(act="scenarios.steps.taken").count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("target", "0"),
        ("target", "101"),
        ("target", "NaN"),
        ("day", "2010-01-01"),
        ("deeds", []),
        ("budget", "-1"),
        ("rules", "bkn_2024"),
    ],
)
def test_a_plan_that_cannot_be_meant_is_refused_in_the_form(
    there: Town, field: str, value: Any
) -> None:
    client = there.cast.client(there.cast.rahayu)
    answer = client.post(reverse("scenarios:new_plan"), plan_form(client, **{field: value}))
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    with there.inside():
        assert not TrainingPlan.objects.exists()


def test_an_aim_out_of_reach_tells_how_far_and_the_way_out(there: Town) -> None:
    found = made.planned(there, target="99")
    told = text(page(there.cast.client(there.cast.rahayu), "plan", found.pk))
    assert "Sasaran tidak dapat dicapai" in told
    assert "Paling tinggi dalam batas ini" in told


def test_a_plan_that_fails_costs_nothing_known_rather_than_nothing(there: Town) -> None:
    one, two = made.planned(there, target="99"), made.planned(there)
    client = there.cast.client(there.cast.rahayu)
    told = text(client.get(reverse("scenarios:plan_comparison"), {"s": [one.pk, two.pk]}))
    assert "<td>–</td>" in told
    assert "<td>0</td>" not in told


def test_a_unit_head_plans_and_reads_only_the_own_subtree_and_no_points(there: Town) -> None:
    cast = there.cast
    client = cast.client(cast.hadi)
    own = made.planned(there, cast.hadi, unit=made.with_colleagues(there))
    other = made.planned(there, name="Rahasia instansi")
    assert "Rahasia instansi" not in text(page(client, "plans"))
    for name in ("plan", "plan_steps", "plan_download"):
        assert page(client, name, own.pk).status_code == 200
        assert page(client, name, other.pk).status_code == 404
    assert "Poin" not in text(page(client, "plan_steps", own.pk))
    assert "Poin" in text(page(cast.client(cast.rahayu), "plan_steps", own.pk))
    wrong = plan_form(client, unit=there.elsewhere.pk)
    answer = client.post(reverse("scenarios:new_plan"), wrong)
    assert "unit" in answer.context["form"].errors
    assert client.post(reverse("scenarios:new_plan"), plan_form(client)).status_code == 200


@pytest.mark.parametrize("name", ["plan", "plan_steps", "plan_download"])
def test_a_plan_is_of_its_agency_and_its_readers(there: Town, name: str) -> None:
    cast, found = there.cast, made.planned(there)
    for user in (cast.rahayu, cast.bupati, cast.made):
        assert page(cast.client(user), name, found.pk).status_code == 200
    for user in (cast.putri, cast.sari, cast.joko):
        assert page(cast.client(user), name, found.pk).status_code == 404


def test_a_list_of_steps_can_be_printed_whole(there: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    found = made.planned(there, target="72")
    monkeypatch.setattr("takar.web.scenarios.views.plans.ROWS", 1)
    client = there.cast.client(there.cast.rahayu)
    first, whole = (page(client, "plan_steps", found.pk, **q) for q in ({}, {"semua": "1"}))
    assert "Semua, untuk dicetak" in text(first)
    assert first.context["page"].paginator.num_pages > 1
    assert whole.context["page"].paginator.num_pages == 1


@pytest.mark.parametrize("name", ["archive_plan", "restore_plan"])
def test_a_plan_is_put_away_and_taken_out_by_post(there: Town, name: str) -> None:
    cast, found = there.cast, made.asked(there)
    address = reverse(f"scenarios:{name}", args=[found.pk])
    assert cast.client(cast.rahayu).get(address).status_code == 405
    assert cast.client(cast.bupati).post(address).status_code == 403
    assert cast.client(cast.hadi).post(address).status_code == 404
    assert cast.client(cast.rahayu).post(address).status_code == 302
    with there.inside():
        found.refresh_from_db()
    assert (found.archived_at is not None) is (name == "archive_plan")


def test_the_form_of_a_plan_takes_the_aim_from_the_address(there: Town) -> None:
    form = page(
        there.cast.client(there.cast.rahayu), "new_plan", target="82", unit=there.cast.unit.pk
    ).context["form"]
    assert (form["target"].value(), str(form["unit"].value())) == ("82", str(there.cast.unit.pk))


def test_trainings_are_added_changed_and_dropped_by_operators(there: Town) -> None:
    cast = there.cast
    client = cast.client(cast.rahayu)
    said = {
        "title": "Teknis 20 JP",
        "code": "t20",
        "indicator": "DIKLAT_TEKNIS",
        "hours": "20",
        "cost_per_person": "250000",
        "cost_per_class": "0",
        "tiers": ["PELAKSANA"],
    }
    assert client.post(reverse("scenarios:add_course"), said).status_code == 302
    assert "sudah dipakai" in text(client.post(reverse("scenarios:add_course"), said))
    with there.inside():
        course = CourseType.objects.get()
    edit = reverse("scenarios:edit_course", args=[course.pk])
    assert client.post(edit, said | {"hours": "24"}).status_code == 302
    assert "24" in text(page(client, "courses"))
    drop = reverse("scenarios:drop_course", args=[course.pk])
    for address in (edit, drop):
        assert cast.client(cast.joko).post(address, said).status_code == 404
        assert cast.client(cast.bupati).post(address, said).status_code == 403
    assert client.post(drop).status_code == 302
    assert client.post(reverse("scenarios:examples")).status_code == 302
    assert "Contoh" in text(page(client, "courses"))


def test_lists_do_not_ask_more_for_more_rows(
    there: Town, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(6):
        made.draft(there, name=f"Skenario {number}")
        made.asked(there, name=f"Rencana {number}")
    client = there.cast.client(there.cast.rahayu)
    for name in ("sandbox", "plans", "courses"):
        with django_assert_max_num_queries(14):
            page(client, name)


def test_names_are_listed_in_few_questions(
    there: Town, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    found, plan = made.computed(there), made.planned(there)
    client = there.cast.client(there.cast.rahayu)
    for name, pk in (("scenario", found.pk), ("people", found.pk), ("plan_steps", plan.pk)):
        with django_assert_max_num_queries(16):
            page(client, name, pk)
