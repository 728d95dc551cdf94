from decimal import Decimal
from functools import cache

import pyarrow as pa
import pytest

from takar.runs.measure import measure_jpm
from takar.runs.rating_quality.report import STEPS, RatingQuality
from takar.runs.rating_quality.reporting import rating_quality
from tests.runs.rated import ALIKE, APART, SEVERE, World, competencies, law

pytestmark = pytest.mark.slow


@cache
def told(world: World) -> RatingQuality:
    """Report on a world once."""
    return rating_quality(world.ratings(), world.people_table(), None, law())


def test_known_severities_are_found_again_and_may_be_corrected() -> None:
    report = told(SEVERE)
    assert report.facets is not None
    for rater, true in zip(report.facets.raters, SEVERE.severities, strict=True):
        assert rater.severity == pytest.approx(true, abs=3 * (rater.se or 0))
    assert report.verdict.applies
    assert report.outcome.would_change is not None
    assert report.outcome.would_change > 0


def test_assessors_who_do_not_differ_are_not_corrected() -> None:
    report = told(ALIKE)
    assert not report.verdict.applies
    assert "kebetulan" in str(report.verdict.because)
    assert (report.outcome.would_change, report.outcome.levels_moved) == (0, 0)


def test_assessors_who_share_nobody_are_not_corrected() -> None:
    report = told(APART)
    assert report.network is not None
    assert len(report.network.components) == 2
    assert not report.verdict.applies
    assert "terputus" in str(report.verdict.because)


def test_adjusted_levels_come_closer_to_a_world_without_severity() -> None:
    fair = told(World(severities=(0.0,) * 6))
    report = told(SEVERE)
    nothing = Decimal(0)
    ideal = {one.ratee: one.jpm or nothing for one in fair.people}
    raw = sum(abs((one.jpm or nothing) - ideal[one.ratee]) for one in report.people)
    adjusted = sum(abs((one.jpm_adjusted or nothing) - ideal[one.ratee]) for one in report.people)
    assert adjusted < raw


def test_raw_levels_and_categories_are_those_of_the_measure_itself() -> None:
    report = told(SEVERE)
    levels = pa.Table.from_pylist(
        [
            {
                "employee_id": one.ratee,
                "competency": code,
                "level": level,
                "assessed_on": law().day,
            }
            for one in report.people
            for code, level in one.levels.items()
        ],
        schema=pa.schema(
            [
                ("employee_id", pa.string()),
                ("competency", pa.string()),
                ("level", pa.decimal128(18, 6)),
                ("assessed_on", pa.date32()),
            ]
        ),
    )
    posts = pa.Table.from_pylist(
        [
            {"employee_id": one.ratee, "position_id": None, "position_tier": "ADMINISTRATOR"}
            for one in report.people
        ],
        schema=pa.schema(
            [(name, pa.string()) for name in ("employee_id", "position_id", "position_tier")]
        ),
    )
    run = measure_jpm({"employees": posts, "competency_levels": levels}, law(), components=False)
    measured = {row["employee_id"]: row for row in run.results.to_pylist()}
    for one in report.people:
        assert one.category == measured[one.ratee]["category"]
        assert one.jpm == measured[one.ratee]["jpm"]


def test_the_same_rows_give_the_same_report_in_whatever_order() -> None:
    small = World(severities=(0.5, 0.0, -0.5), people=14)
    rows = small.ratings()
    backwards = rows.take(pa.array(range(rows.num_rows - 1, -1, -1)))
    first = rating_quality(rows, small.people_table(), None, law())
    second = rating_quality(backwards, small.people_table(), None, law())
    assert second.same_as(first)
    assert not rating_quality(rows, None, None, law()).same_as(first)


def test_every_part_is_told_of_while_it_is_computed() -> None:
    small = World(severities=(0.5, 0.0, -0.5), people=12)
    steps: list[int] = []
    rating_quality(small.ratings(), small.people_table(), None, law(), told=steps.append)
    assert steps == list(range(1, STEPS + 1))


def test_a_test_signed_by_one_tester_ties_no_network_together() -> None:
    apart = APART.ratings()
    tests = pa.Table.from_pylist(
        [
            {**row, "method": "TES_PSIKOLOGI", "rater": "TESTER"}
            for row in apart.to_pylist()
            if row["method"] == "DISKUSI_KELOMPOK" and row["rater"] < "A03"
        ]
    )
    kept = {(row["ratee"], row["competency"]): row for row in tests.to_pylist()}
    both = pa.concat_tables([apart, pa.Table.from_pylist(list(kept.values()), apart.schema)])
    report = rating_quality(both, APART.people_table(), None, law())
    assert report.network is not None
    assert not report.network.is_connected
    assert {one.reason: one.rows for one in report.used.excluded} == {
        "METODE_TANPA_ASESOR": len(kept)
    }


def test_one_assessor_alone_is_not_compared_and_nothing_breaks() -> None:
    alone = World(severities=(0.3, -0.3), people=12).ratings()
    one = alone.filter(pa.compute.equal(alone["rater"], "A00"))
    report = rating_quality(one, None, None, law())
    refused = {refusal.part for refusal in report.refusals}
    assert {"AGREEMENT", "GENERALIZABILITY", "RELIABILITY", "FACETS", "PEOPLE"} <= refused
    assert not report.verdict.applies
    assert (report.facets, report.outcome.measured) == (None, 0)


@pytest.mark.parametrize(("people", "is_told"), [(9, False), (10, True)])
def test_ten_people_are_the_fewest(people: int, is_told: bool) -> None:
    world = World(severities=(0.3, 0.0, -0.3), people=people)
    report = rating_quality(world.ratings(), world.people_table(), None, law())
    assert (report.generalizability is not None) is is_told


def test_no_rating_at_all_is_told_and_nothing_breaks() -> None:
    empty = SEVERE.ratings().slice(0, 0)
    report = rating_quality(empty, None, None, law())
    assert next(one.part for one in report.refusals) == "RATINGS"
    assert report.people == ()


def test_a_report_survives_being_written_and_read() -> None:
    report = told(SEVERE)
    again = RatingQuality.model_validate_json(report.model_dump_json())
    assert again == report
    assert [str(one) for one in again.plain] == [str(one) for one in report.plain]


def test_a_weight_of_nothing_takes_a_method_out() -> None:
    world = World(severities=(0.3, 0.0, -0.3), people=12)
    weights = {"WAWANCARA_KOMPETENSI": Decimal(1), "DISKUSI_KELOMPOK": Decimal(0)}
    report = rating_quality(world.ratings(), None, None, law(), weights=weights)
    assert report.used.methods == 1
    assert report.used.excluded[0].reason == "BOBOT_NOL"
    assert len(competencies()) == report.used.competencies
