import numpy as np
import pyarrow as pa
import pytest

from takar.synthetic.people.first_names import FAMILIES, MEN, WOMEN
from takar.synthetic.people.names import bare_names, full_names, titles_after, titles_before
from takar.synthetic.people.schooling import FIELDS, LEVEL


def title(level: str, field: str) -> tuple[str | None, str | None]:
    at = np.array([LEVEL[level]]), np.array([FIELDS.index(field) if field else -1])
    return titles_before(*at).to_pylist()[0], titles_after(*at).to_pylist()[0]


def test_given_names_follow_the_sex() -> None:
    woman = np.repeat([0, 1], 500)
    names = bare_names(np.random.default_rng(1), woman).to_pylist()
    assert all(name.split()[0] in MEN for name in names[:500])
    assert all(name.split()[0] in WOMEN for name in names[500:])


def test_about_fifteen_in_a_hundred_have_a_single_name() -> None:
    names = bare_names(np.random.default_rng(1), np.zeros(10_000, np.int64)).to_pylist()
    single = sum(len(name.split()) == 1 for name in names) / len(names)
    assert single == pytest.approx(0.15, abs=0.015)
    assert all(name.split()[-1] in FAMILIES for name in names if len(name.split()) > 1)


@pytest.mark.parametrize(
    ("level", "field", "before", "after"),
    [
        ("SLTA", "IPA", None, None),
        ("SLTP", "", None, None),
        ("D3", "Keperawatan", None, "A.Md.Kep."),
        ("D4", "Akuntansi", None, "S.Tr.E."),
        ("S1", "Ilmu Hukum", None, "S.H."),
        ("S1", "Pendidikan Matematika", None, "S.Pd."),
        ("S2", "Ilmu Hukum", None, "S.H., M.H."),
        ("S3", "Sosiologi", "Dr.", "S.Sos., M.Si."),
        ("PROFESI", "Kedokteran", "dr.", None),
        ("SPESIALIS", "Kedokteran", "dr.", "Sp.A."),
        ("PROFESI", "Keperawatan", None, "S.Kep., Ns."),
    ],
)
def test_titles_follow_what_was_studied(
    level: str, field: str, before: str | None, after: str | None
) -> None:
    assert title(level, field) == (before, after)


def test_titles_stand_around_the_name_and_leave_no_trace_where_there_are_none() -> None:
    bare, before = pa.array(["Budi Santosa", "Siti"]), pa.array(["Dr.", None], pa.string())
    after = pa.array(["S.E., M.M.", None], pa.string())
    names = full_names(bare, before, after).to_pylist()
    assert names == ["Dr. Budi Santosa, S.E., M.M.", "Siti"]
