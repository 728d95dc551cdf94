import json
from decimal import Decimal

from takar.regulations.law import Law
from takar.runs.explain import explain, explain_all, of_person
from takar.runs.measure import Run
from tests.measures.invented import ASPECTS, Rows, as_tables, complete


def test_every_indicator_is_told_with_its_rule_and_points(law: Law) -> None:
    told = explain(as_tables(complete()), law)
    line = told.lines[0]
    assert (line.indicator, line.state) == ("penilaian_kinerja", "ADA")
    assert [line.score, line.points, line.points_possible] == [
        Decimal(80),
        Decimal(48),
        Decimal(60),
    ]
    assert "BAIK" in str(line.evidence)
    assert "411" in line.rule.source
    assert line.rule.certainty in {"certain", "likely", "unsure", "assumed"}
    assert json.loads(json.dumps(told.as_json()))["numbers"]["performance"] == "56.000000"


def test_what_lifts_a_score_is_found_by_the_rules_themselves(law: Law) -> None:
    told = explain(as_tables(complete()), law)
    gains = {lift.indicator: lift for lift in told.lifts if lift.number == "performance"}
    assert gains["penilaian_kinerja"].gain == 12
    assert gains["penilaian_kinerja"].after == 68
    assert gains["penilaian_kinerja"].category == "SESUAI_EKSPEKTASI"
    assert gains["penghargaan"].gain == Decimal("7.5")
    ordered = [lift.gain for lift in told.lifts]
    assert ordered == sorted(ordered, reverse=True)


def test_nobody_is_told_to_change_age_sex_or_origin(law: Law, rows: Rows) -> None:
    for told in explain_all(as_tables(rows), law).values():
        assert not {lift.indicator for lift in told.lifts} & {
            "pengalaman_jabatan.lama_jabatan",
            "sex",
            "birth_on",
        }


def test_a_gap_is_lifted_by_evidence_and_a_list_by_a_check(law: Law) -> None:
    rows = complete()
    rows["evidence_checks"] = []
    rows["performance_ratings"] = []
    told = explain(as_tables(rows), law)
    said = {(lift.indicator, lift.says) for lift in told.lifts}
    assert (
        "penilaian_kinerja",
        "Bukti Penilaian kinerja dilengkapi, tertinggi SANGAT_BAIK",
    ) in said
    discipline = [lift for lift in told.lifts if lift.indicator == "rekam_jejak_disiplin"]
    assert [lift.gain for lift in discipline] == [15]
    assert "diperiksa" in discipline[0].says


def test_each_competency_below_the_standard_may_be_raised(law: Law) -> None:
    rows = complete()
    for row in rows["competency_levels"][:2]:
        row["level"] = Decimal(2)
    raised = [
        lift
        for lift in explain(as_tables(rows), law).lifts
        if lift.indicator == "penilaian_kompetensi"
    ]
    assert [lift.says for lift in raised] == [
        "Integritas mencapai level 3",
        "Kerja sama mencapai level 3",
    ]


def test_everybody_is_explained_as_one_alone(law: Law, rows: Rows, talent_run: Run) -> None:
    tables = as_tables(rows)
    together = explain_all(tables, law, talent_run)
    alone = explain(of_person(tables, "P0007"), law)
    assert together["P0007"] == alone
    assert len(together) == 30


def test_a_person_at_the_top_has_nothing_to_lift(law: Law) -> None:
    rows = complete(education_level="S3")
    rows["performance_ratings"][0]["rating"] = "SANGAT_BAIK"
    rows["potential_aspects"] = [{**row, "score": Decimal(5)} for row in rows["potential_aspects"]]
    assert len(rows["potential_aspects"]) == len(ASPECTS)
    left = {lift.indicator for lift in explain(as_tables(rows), law).lifts}
    assert not left & {"penilaian_kinerja", "tingkat_pendidikan", "penilaian_potensi"}
