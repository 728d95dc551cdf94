from io import BytesIO
from typing import Any

import pytest
from django.utils.translation import override
from pypdf import PdfReader

from takar.web.accounts.models import User
from takar.web.rating_quality.actions import decide_adjustment
from takar.web.rating_quality.models import QualityRun
from takar.web.rating_quality.papers import days_of, paper_facts, quality_paper
from takar.web.rating_quality.rules import Sight
from tests.web.rating_quality.made import Rated, advised

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def facts(there: Rated, run: QualityRun, reader: User, sight: Sight) -> dict[str, Any]:
    """Return what is printed for a reader."""
    with there.inside():
        return paper_facts(reader, run, sight)


def titles(found: dict[str, Any]) -> list[str]:
    """Return the headings."""
    return [one["title"] for one in found["sections"]]


def test_the_paper_is_tagged_indonesian_and_says_what_it_is(there: Rated, run: QualityRun) -> None:
    with there.inside(), override("en"):
        content = quality_paper(there.cast.rahayu, run, Sight.ALL)
    paper = PdfReader(BytesIO(content))
    root: Any = paper.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("id")
    text = "".join(page.extract_text() for page in paper.pages)
    for words in ("LAPORAN MUTU PENILAIAN", "Singkatnya", "Kesepakatan asesor", "Phi", "A02"):
        assert words in text
    assert "Peserta 03" in text


def test_the_sections_stand_in_the_order_in_which_they_are_read(
    there: Rated, run: QualityRun
) -> None:
    found = titles(facts(there, run, there.cast.rahayu, Sight.ALL))
    assert found == [
        "Singkatnya",
        "Apakah keketatan asesor boleh diperhitungkan?",
        "Akibatnya bagi kategori",
        "Asli di samping disesuaikan, orang demi orang",
        "Kesepakatan asesor",
        "Dari mana beda nilai berasal",
        "Bila banyaknya asesor dan metode lain",
        "Keandalan dan galat baku",
        "Siapa dapat dibandingkan dengan siapa",
        "Keketatan asesor",
        "Keketatan selama acara",
        *[title for title in found if title == "Asesor menurut metode dan kelompok"],
        *[title for title in found if title == "Keadilan antarkelompok"],
        "Asal angka",
    ]


def test_a_summary_on_paper_names_nobody(there: Rated, run: QualityRun) -> None:
    said = str(facts(there, run, there.cast.sari, Sight.SUMMARY))
    for name in ("A00", "A01", "A02", "Peserta 0"):
        assert name not in said
    assert "Kesepakatan asesor" in said


def test_a_decision_is_printed_with_its_reason(there: Rated, run: QualityRun) -> None:
    with there.inside():
        advised(run, applies=True)
        decide_adjustment(there.cast.rahayu, run, applies=True, reason="Beda keketatan nyata.")
    said = str(facts(there, run, there.cast.rahayu, Sight.ALL)["sections"][1])
    assert "usulan disesuaikan" in said
    assert "Beda keketatan nyata." in said


def test_no_point_is_printed_twice(there: Rated, run: QualityRun) -> None:
    points = facts(there, run, there.cast.rahayu, Sight.ALL)["sections"][0]["points"]
    assert len(points) == len(set(points))


def test_one_day_is_printed_once() -> None:
    assert days_of(None, None) == "–"
