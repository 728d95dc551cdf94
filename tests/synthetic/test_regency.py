import time
from collections import Counter
from datetime import date, timedelta

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from takar.kernel.nip import read_nip
from takar.synthetic import Regency, assess, complete, regency
from takar.synthetic.regency import LEAST_PEOPLE, TooFewPeople, UnknownPreset
from takar.tables import TABLES

CLINICS_AND_SCHOOLS = ("SD Negeri", "SMP Negeri", "Puskesmas")


@pytest.fixture(scope="module")
def staff(medium: Regency) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = medium.tables["employees"].to_pylist()
    return rows


def shares(values: list[object]) -> dict[object, float]:
    return {value: count / len(values) for value, count in Counter(values).items()}


def test_every_table_of_evidence_is_there_with_exactly_its_columns(medium: Regency) -> None:
    assert set(medium.tables) == set(TABLES)
    for name, table in medium.tables.items():
        assert table.schema.equals(TABLES[name].arrow), name
        table.validate(full=True)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_keys_never_repeat(medium: Regency, name: str) -> None:
    table = medium.tables[name]
    assert table.group_by(list(TABLES[name].key)).aggregate([]).num_rows == table.num_rows


@pytest.mark.parametrize("name", sorted(TABLES))
def test_what_is_required_is_there_and_what_is_enumerated_is_permitted(
    medium: Regency, name: str
) -> None:
    for column in TABLES[name].columns:
        values = medium.tables[name][column.name]
        assert not (column.required and values.null_count), column.name
        if column.values:
            assert set(values.unique().to_pylist()) <= {*column.values, None}, column.name


def test_an_agency_keeps_all_but_what_nobody_has_verified(medium: Regency) -> None:
    assert set(TABLES) - set(medium.on_record) == {"claims"}


def test_the_same_seed_gives_the_same_government_and_another_seed_another() -> None:
    first, again, other = (regency(people=200, seed=seed) for seed in (3, 3, 4))
    for name in TABLES:
        assert first.tables[name].equals(again.tables[name]), name
    assert not first.tables["employees"].equals(other.tables["employees"])


def test_two_agencies_share_no_id_even_with_the_same_seed() -> None:
    both = [regency(people=200, agency=agency) for agency in ("kab_tirtamaya", "kota_banjarsela")]
    for table, column in (("employees", "employee_id"), ("work_units", "work_unit_id")):
        mine, theirs = (set(one.tables[table][column].to_pylist()) for one in both)
        assert not mine & theirs


def test_the_name_follows_the_agency_unless_it_is_given() -> None:
    assert regency(people=60, agency="kota_banjarsela").name == "Kota Banjarsela"
    assert regency(people=60, name="Kabupaten Lain").name == "Kabupaten Lain"


@pytest.mark.parametrize(
    ("table", "column", "owner"),
    [
        ("employees", "work_unit_id", "work_units"),
        ("employees", "position_id", "positions"),
        ("positions", "work_unit_id", "work_units"),
        ("position_history", "employee_id", "employees"),
        ("trainings", "employee_id", "employees"),
        ("education_history", "employee_id", "employees"),
        ("official_scores", "employee_id", "employees"),
        ("claims", "employee_id", "employees"),
        ("competency_standards", "position_id", "positions"),
    ],
)
def test_nothing_points_to_what_is_not_there(
    medium: Regency, table: str, column: str, owner: str
) -> None:
    known = set(medium.tables[owner][column].to_pylist())
    assert set(medium.tables[table][column].drop_null().to_pylist()) <= known


def test_nobody_shares_a_seat_and_everybody_sits_as_the_seat_says(
    medium: Regency, staff: list[dict[str, object]]
) -> None:
    posts = {row["position_id"]: row for row in medium.tables["positions"].to_pylist()}
    assert len({person["position_id"] for person in staff}) == len(staff)
    for person in staff:
        post = posts[person["position_id"]]
        assert person["position_tier"] == post["position_tier"]
        assert person["position_title"] == post["title"]
        assert person["work_unit_id"] == post["work_unit_id"]


def test_a_few_seats_are_vacant(medium: Regency) -> None:
    seats, people = (medium.tables[name].num_rows for name in ("positions", "employees"))
    assert 0.01 < (seats - people) / seats < 0.06


def test_the_number_agrees_with_birth_appointment_and_sex(staff: list[dict[str, object]]) -> None:
    assert len({person["nip"] for person in staff}) == len(staff)
    for person in staff:
        number = read_nip(str(person["nip"]))
        assert number is not None
        appointed = person["appointed_on"]
        assert isinstance(appointed, date)
        assert number.birth_on == person["birth_on"]
        assert number.sex == person["sex"]
        assert number.appointed_year == appointed.year
        assert number.looks_like_pppk == str(person["employment"]).startswith("PPPK")
        if not number.looks_like_pppk:
            assert number.appointed_month == appointed.month


def test_a_regular_contract_carries_21_where_the_month_would_stand(
    staff: list[dict[str, object]],
) -> None:
    middles = {str(one["nip"])[12:14] for one in staff if one["employment"] == "PPPK"}
    assert middles == {"21"}


def test_nobody_works_past_retirement_nor_was_appointed_as_a_child(
    medium: Regency, staff: list[dict[str, object]]
) -> None:
    for person in staff:
        born, appointed = person["birth_on"], person["appointed_on"]
        assert isinstance(born, date)
        assert isinstance(appointed, date)
        sixty = person["position_tier"] in {"JPT_PRATAMA", "AHLI_MADYA"}
        teacher = str(person["position_title"]).startswith("Guru")
        retires = 65 if person["position_tier"] == "AHLI_UTAMA" else 60 if sixty or teacher else 58
        assert (medium.day - born).days / 365.25 < retires
        assert (appointed - born).days / 365.25 >= 17.9


def test_nothing_happens_after_the_day_or_before_the_appointment(
    medium: Regency, staff: list[dict[str, object]]
) -> None:
    appointed = {person["employee_id"]: person["appointed_on"] for person in staff}
    for table, column in (
        ("trainings", "ended_on"),
        ("awards", "awarded_on"),
        ("team_assignments", "started_on"),
        ("position_history", "started_on"),
        ("sanctions", "started_on"),
        ("official_scores", "released_on"),
        ("claims", "submitted_on"),
    ):
        rows = medium.tables[table].select(["employee_id", column]).to_pylist()
        assert all(appointed[row["employee_id"]] <= row[column] <= medium.day for row in rows), (
            table
        )


def test_the_shares_are_those_of_a_real_government(staff: list[dict[str, object]]) -> None:
    employment = shares([one["employment"] for one in staff])
    assert employment["PNS"] == pytest.approx(0.60, abs=0.03)
    assert employment["PPPK"] == pytest.approx(0.32, abs=0.03)
    assert employment["CPNS"] == pytest.approx(0.015, abs=0.01)
    kinds = shares([one["position_kind"] for one in staff])
    assert kinds["FUNGSIONAL"] == pytest.approx(0.65, abs=0.03)
    assert kinds["PELAKSANA"] == pytest.approx(0.29, abs=0.03)
    assert shares([one["sex"] for one in staff])["P"] == pytest.approx(0.57, abs=0.03)


def test_ranks_of_civil_servants_are_spread_as_nationally(staff: list[dict[str, object]]) -> None:
    ranks = shares([str(one["grade"]).split("/")[0] for one in staff if one["employment"] == "PNS"])
    assert ranks["III"] == pytest.approx(0.6, abs=0.06)
    assert ranks["IV"] == pytest.approx(0.26, abs=0.05)
    assert ranks["I"] < 0.02


@pytest.mark.parametrize(
    ("tier", "least", "most"),
    [("JPT_PRATAMA", 28, 36), ("ADMINISTRATOR", 145, 190), ("PENGAWAS", 200, 350)],
)
def test_a_middle_sized_government_has_as_many_heads_as_real_ones(
    staff: list[dict[str, object]], tier: str, least: int, most: int
) -> None:
    assert least <= sum(one["position_tier"] == tier for one in staff) <= most


def test_215_can_be_chosen_outside_schools_and_clinics(
    medium: Regency, staff: list[dict[str, object]]
) -> None:
    units = {row["work_unit_id"]: row["name"] for row in medium.tables["work_units"].to_pylist()}
    choosable = Counter(
        one["position_tier"]
        for one in staff
        if one["employment"] == "PNS"
        and not units[one["work_unit_id"]].startswith(CLINICS_AND_SCHOOLS)
    )
    assert choosable["ADMINISTRATOR"] + choosable["AHLI_MADYA"] >= 85
    assert choosable["PENGAWAS"] + choosable["AHLI_MUDA"] >= 100
    assert choosable["PELAKSANA"] >= 30


def test_an_unknown_size_or_too_few_people_are_refused_with_a_hint() -> None:
    with pytest.raises(UnknownPreset) as unknown:
        regency("XXL")
    assert "probolinggo" in str(unknown.value.hint)
    with pytest.raises(TooFewPeople):
        regency(people=LEAST_PEOPLE - 1)
    assert regency(people=LEAST_PEOPLE).tables["employees"].num_rows == LEAST_PEOPLE


def test_another_day_moves_everything_with_it() -> None:
    whole = regency(people=300, day=date(2026, 3, 1))
    years = set(whole.tables["performance_ratings"]["year"].to_pylist())
    assert years == {2021, 2022, 2023, 2024, 2025}
    newest = pc.max(whole.tables["trainings"]["ended_on"]).as_py()
    assert date(2026, 3, 1) - timedelta(days=120) < newest <= date(2026, 3, 1)


def test_who_is_assessed_can_have_all_evidence(medium: Regency) -> None:
    ids = medium.tables["employees"]["employee_id"].slice(100, 40).to_pylist()
    whole = complete(medium, ids)
    checks = whole.tables["evidence_checks"]
    mine = checks.filter(pc.is_in(checks["employee_id"], pa.array(ids)))
    assert mine.num_rows == 40 * 6
    assert medium.tables["evidence_checks"].num_rows < checks.num_rows


def test_an_assessment_covers_the_chosen_and_nobody_else(medium: Regency) -> None:
    ids = medium.tables["employees"]["employee_id"].slice(0, 5).to_pylist()
    seen = assess(medium, ids, medium.day)["method_scores"]
    assert set(seen["employee_id"].to_pylist()) == set(ids)


@pytest.mark.slow
def test_a_middle_sized_government_takes_less_than_two_seconds() -> None:
    started = time.process_time()
    regency("M", seed=99)
    assert time.process_time() - started < 2


def test_whole_files_can_be_written_in_either_format(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    whole = regency(people=60)
    for kind in ("csv", "parquet"):
        folder = tmp_path_factory.mktemp(kind)
        assert len(whole.write(folder, kind)) == len(TABLES)
