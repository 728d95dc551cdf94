from decimal import Decimal
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from takar.runs.rating_quality.kept import Sentence
from takar.runs.rating_quality.report import Refusal
from takar.web.rating_quality.models import QualityRun
from takar.web.rating_quality.rules import Sight
from takar.web.rating_quality.sheets import people_sheet, raters_sheet, sentences_sheet, workbook
from takar.web.rating_quality.showing import Shown
from tests.runs.rated import law
from tests.runs.reported import raters, report
from tests.web.rating_quality.made import Rated


def test_a_workbook_keeps_text_as_text_and_a_gap_as_an_empty_cell() -> None:
    rows = [("=1+1", Decimal("81.255"), None, 3), ("A", None, 0, 0.5)]
    content = workbook([("Asesor", ["Nama", "JPM", "Kosong", "Banyak"], list(rows))])
    sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name("Asesor")
    warning, heads, *lines = sheet.to_python()
    assert "bukan hasil penilaian siapa pun" in str(warning[0])
    assert heads == ["Nama", "JPM", "Kosong", "Banyak"]
    assert lines == [["=1+1", 81.26, "", 3.0], ["A", "", 0.0, 0.5]]


def test_assessors_stand_in_the_order_of_their_names() -> None:
    shown = Shown(report(facets=raters(A01=0.7, A00=None)), law(), Sight.ALL, 5)
    _title, heads, rows = raters_sheet(shown)
    assert [row[0] for row in rows] == ["A00", "A01"]
    assert [row[heads.index("Keketatan (logit)")] for row in rows] == [None, 0.7]


def test_a_summary_keeps_the_verdict_and_what_is_left_out_to_itself() -> None:
    refusal = Refusal(part="HALO", because=Sentence.of("Terlalu sedikit nilai."))
    told = report(plain=(Sentence.of("Singkatnya baik."),), refusals=(refusal,))
    whole, summary = (
        [row[0] for row in sentences_sheet(Shown(told, law(), sight, 5))[2]]
        for sight in (Sight.ALL, Sight.SUMMARY)
    )
    assert summary == ["Singkatnya baik."]
    assert whole == [*summary, "Jaringan asesor terhubung.", "Halo: Terlalu sedikit nilai."]


@pytest.mark.django_db
@pytest.mark.slow
def test_raw_levels_stand_before_adjusted_ones_for_everybody_in_sight(
    there: Rated, run: QualityRun
) -> None:
    with there.inside():
        one = run.people.get(participant__number=1)
        one.levels = {"version": 1, "raw": {"INTEGRITAS": "3"}, "adjusted": {"INTEGRITAS": "2.5"}}
        one.save()
        titles = [("INTEGRITAS", "Integritas"), ("LAIN", "Lain")]
        _title, heads, rows = people_sheet(there.cast.rahayu, run, titles)
        assert heads[-2:] == ["Integritas", "Integritas (disesuaikan)"]
        assert rows[0][-2:] == [Decimal(3), Decimal("2.5")]
        assert len(rows) == 14
        assert people_sheet(there.cast.sari, run, titles)[2] == []
