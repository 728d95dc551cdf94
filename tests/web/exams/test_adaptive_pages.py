"""How an operator makes a section adaptive, and is told what keeps it from being locked."""

from typing import Any

import pytest
from django.urls import reverse

from takar.web.exams.forms.making import SectionForm, adaptive_facts
from takar.web.exams.models import ExamForm
from takar.web.exams.queries.exams import candidates_for
from takar.web.exams.queries.pools import scales_in
from takar.web.kit.scope import scope
from tests.cast import Cast
from tests.web.exams.made import bench
from tests.web.exams.pools_made import SCALE, adaptive_draft, calibrated

pytestmark = pytest.mark.django_db
RULE: dict[str, Any] = {
    "title": "Adaptif",
    "minutes": 30,
    "is_adaptive": "on",
    "scale": SCALE,
    "least": 4,
    "most": 8,
    "standard_error": "0,40",
    "exposure": "LIMIT",
    "limit_percent": 40,
    "content": "INTEGRITAS: 50\nKERJASAMA = 50%",
    "start": "-0,5",
}


def test_a_section_form_gathers_the_whole_rule_of_an_adaptive_section() -> None:
    form = SectionForm(RULE, scales={SCALE: SCALE})
    assert form.is_valid(), form.errors
    rule = form.cleaned_data["adaptive"]
    assert (rule.scale, rule.exposure, rule.limit_percent, rule.start) == (
        *(SCALE, "LIMIT", 40),
        "-0.5",
    )
    assert rule.content == {"INTEGRITAS": 50, "KERJASAMA": 50}
    again = adaptive_facts(rule.model_dump(mode="json"))
    assert again["content"] == "INTEGRITAS: 50\nKERJASAMA: 50"
    assert adaptive_facts(None) == {}


@pytest.mark.parametrize(
    "change",
    [
        {"content": "INTEGRITAS: 50"},
        {"content": "INTEGRITAS banyak"},
        {"content": "INTEGRITAS: 0\nKERJASAMA: 100"},
        {"start": "2.01"},
        {"start": "-3"},
        {"best": 51},
        {"limit_percent": 101},
        {"scale": "tidak ada"},
    ],
)
def test_a_rule_that_cannot_be_kept_is_refused_in_its_box(change: dict[str, Any]) -> None:
    assert not SectionForm(RULE | change, scales={SCALE: SCALE}).is_valid()


def test_the_limits_of_a_rule_themselves_are_taken() -> None:
    for change in ({"start": "2"}, {"start": "-2,00"}, {"best": 50}, {"limit_percent": 100}):
        assert SectionForm(RULE | change, scales={SCALE: SCALE}).is_valid(), change


def test_the_rule_of_an_adaptive_section_is_seen_at_once_only_where_it_matters() -> None:
    assert not SectionForm(initial={"title": "Biasa"}).shows_adaptive
    assert SectionForm(RULE, scales={SCALE: SCALE}).shows_adaptive
    assert SectionForm({"title": "Biasa", "best": "51"}).shows_adaptive
    form = SectionForm()
    usual, adaptive = ([one.name for one in own] for own in (form.usual_boxes, form.adaptive_boxes))
    assert sorted(usual + adaptive) == sorted(form.fields)
    assert "is_adaptive" in usual


@pytest.mark.parametrize(("typed", "kept"), [("", 0), ("0", 0), ("10", 10), ("11", None)])
def test_items_rest_as_many_years_as_are_typed(typed: str, kept: int | None) -> None:
    form = SectionForm(RULE | {"rest_years": typed}, scales={SCALE: SCALE})
    assert form.is_valid() is (kept is not None)
    if kept is not None:
        assert form.cleaned_data["adaptive"].rest_years == kept


def test_an_operator_takes_in_all_that_match_and_locks_an_adaptive_form(cast: Cast) -> None:
    made = bench(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        calibrated(cast, 24)
        calibrated(cast, 3, begin=60, scale="")
    client = cast.client(cast.rahayu)

    def say(page: str, /, *rows: object, **told: object) -> str:
        return client.post(reverse(f"exams:{page}", args=rows), told, follow=True).content.decode()

    say("create_form", made.exam.pk, code="AD", title="Adaptif")
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        form = ExamForm.objects.get(code="AD")
    say("add_section", form.pk, code="A", title="Adaptif", minutes=30)
    address = reverse("exams:items", args=[form.pk, "A", "1"])
    page = client.get(f"{address}?scale={SCALE}").content.decode()
    assert "Tambahkan semua 24 soal yang cocok" in page
    client.post(f"{address}?scale={SCALE}", {"all": "1"})
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        assert form.items.count() == 24
    assert "Kolam" not in client.get(reverse("exams:section", args=[form.pk, "A"])).content.decode()
    told = say("section", form.pk, "A", **RULE | {"scale": ""})
    assert "Kolam 24 soal" in told
    page = client.get(reverse("exams:form", args=[form.pk])).content.decode()
    assert "kalibrasi belum dipilih" in page
    assert "kalibrasi belum dipilih" in say("lock", form.pk)
    say("section", form.pk, "A", **RULE)
    say("lock", form.pk)
    page = client.get(reverse("exams:form", args=[form.pk])).content.decode()
    assert "24 soal pada kalibrasi ujian-contoh" in page
    assert "300 peserta rekaan" in page


def test_items_are_narrowed_by_tag_and_by_calibration(cast: Cast) -> None:
    made = bench(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        calibrated(cast, 6)
        calibrated(cast, 2, begin=60, scale="lain")
        draft = adaptive_draft(cast, made.exam, [])
        by_tag = candidates_for(cast.agency, draft, {"tag": "adaptif"})
        assert [one.item.code for one in by_tag] == ["C003", "C006", "C060"]
        by_scale = candidates_for(cast.agency, draft, {"scale": "lain"})
        assert [one.item.code for one in by_scale] == ["C060", "C061"]
        assert scales_in(cast.agency) == {"lain": "lain (2)", SCALE: f"{SCALE} (6)"}
        assert scales_in(cast.other_agency) == {}
