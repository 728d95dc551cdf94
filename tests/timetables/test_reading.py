"""A problem is read from YAML; what cannot be read is told by its place."""

from pathlib import Path

import pytest

from takar.timetables.problem import Kind
from takar.timetables.reading import UnreadableProblem, problem_of, read_problem
from takar.timetables.validity import NotAProblem

TEXT = """
candidates: [{id: Putri, away: [{date: 2026-12-01, since: "08.30", until: "09:00"}]}]
methods: [{code: TES, kind: KLASIKAL, duration_minutes: 60}]
rooms: [{id: AULA, capacity: 8}]
days: [{date: 2026-12-01, opening: "08:00", closing: 720, breaks: [["10:00", "10:15"]]}]
wishes: {step_minutes: 30}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "soal.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_times_are_read_as_people_write_them(tmp_path: Path) -> None:
    problem = read_problem(written(tmp_path, TEXT))
    day = problem.days[0]
    assert (day.opening, day.closing, day.breaks) == (480, 720, ((600, 615),))
    assert (problem.candidates[0].away[0].since, problem.candidates[0].away[0].until) == (510, 540)
    assert problem.methods[0].kind is Kind.HALL
    assert problem.wishes.step_minutes == 30


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("capacity: 8", "capacity: luas", "rooms.0.capacity"),
        ("code: TES, ", "", "methods.0.code"),
        ("KLASIKAL", "MASSAL", "methods.0.kind"),
        ('"08:00"', '"pagi"', "pagi bukan jam"),
        ('"08:00"', '"08:60"', "08:60 bukan jam"),
    ],
)
def test_a_wrong_field_is_told_by_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(UnreadableProblem) as told:
        read_problem(written(tmp_path, TEXT.replace(old, new, 1)))
    assert said in str(told.value.problem)
    assert str(told.value.hint)


def test_what_is_no_yaml_and_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableProblem, match=r"soal\.yaml"):
        read_problem(written(tmp_path, "days: [{"))
    with pytest.raises(UnreadableProblem, match=r"lain\.yaml"):
        read_problem(tmp_path / "lain.yaml")
    with pytest.raises(UnreadableProblem):
        problem_of(["bukan soal"])


def test_a_contradiction_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAProblem):
        read_problem(written(tmp_path, TEXT.replace("720", '"07:00"')))
