from takar.measures.nodes import OTHER, bounds, profile_nodes, rungs_of, within
from takar.regulations.law import Law
from takar.regulations.rubrics import ColumnRubric, RecordRubric


def test_parts_come_before_what_is_made_of_them(law: Law) -> None:
    nodes = profile_nodes(law.value("talent.profile"))["potential"]
    names = [node.name for node in within(nodes)]
    assert (
        names.index("pengalaman_jabatan.keragaman.antarunit")
        < names.index("pengalaman_jabatan.keragaman")
        < names.index("pengalaman_jabatan")
    )
    assert len({node.short for node in within(nodes)}) == len(names)


def test_bounds_are_the_lowest_and_highest_score_possible(law: Law) -> None:
    nodes = profile_nodes(law.value("talent.profile"))
    found = {
        node.name: tuple(end // 10**6 for end in bounds(node, {}))
        for axis in nodes.values()
        for node in within(axis)
    }
    assert found["penilaian_kinerja"] == (20, 100)
    assert found["rekam_jejak_disiplin"] == (0, 100)
    assert found["pengalaman_jabatan.keragaman"] == (60, 100)
    assert found["penilaian_kompetensi"] == (0, 100)


def test_a_score_is_the_latest_record_of_scores(law: Law) -> None:
    nodes = profile_nodes(law.value("talent.profile"))["performance"]
    rubric = nodes[3].rubric
    assert isinstance(rubric, RecordRubric)
    assert (rubric.read, rubric.source, rubric.where) == (
        "latest",
        "scores",
        {"indicator": ["umpan_balik_360"]},
    )


def test_rungs_are_ordered_by_points_with_others_in_their_place() -> None:
    rubric = ColumnRubric.model_validate(
        {"read": "column", "column": "grade", "points": {"A": 90, "B": 10}, "other": 50}
    )
    assert [name for name, _ in rungs_of(rubric)] == ["B", OTHER, "A"]
