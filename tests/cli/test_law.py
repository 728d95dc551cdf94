import json
from pathlib import Path

from typer.testing import CliRunner, Result

from takar.cli.main import app
from takar.regulations.book import BUILT_IN, Book
from tests.regulations.shelves import DAY, NUMBER, parameter, write_shelf


def law(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["law", *arguments])


def test_list_shows_every_key_in_force_with_its_source() -> None:
    result = law("list", "--day", DAY.isoformat())
    assert result.exit_code == 0
    assert all(key in result.stdout for key in Book.load().on(DAY).keys())  # noqa: SIM118
    assert "Pasal 29 ayat (4)" in result.stdout
    assert "01-06-2025; edisi" in result.stdout


def test_list_of_a_day_leaves_out_what_was_not_in_force() -> None:
    assert "performance.rating_matrix" not in law("list", "--day", "2021-12-31").stdout
    assert "performance.rating_matrix" in law("list", "--day", "2022-01-01").stdout


def test_list_as_json_tells_certainty_and_parts() -> None:
    found = json.loads(law("list", "--day", DAY.isoformat(), "--json").stdout)
    levels = next(each for each in found if each["key"] == "assessment.required_levels")
    assert levels["certainty"] == "likely"
    assert levels["parts"]["AHLI_MADYA"]["certainty"] == "unsure"


def test_list_for_an_agency_shows_its_own_rule() -> None:
    found = json.loads(law("list", "--agency", "kota_banjarmasin", "--json").stdout)
    assert {each["shelf"] for each in found if each["key"] == "talent.profile"} == {
        "kota_banjarmasin"
    }


def test_show_tells_every_dated_value_and_the_doubts_about_its_parts() -> None:
    result = law("show", "assessment.group")
    assert "Sejak 01-01-2019" in result.stdout
    assert "Sejak 01-01-2025" in result.stdout
    assert "≥ 68, < 80" in law("show", "jpm.bands_filling").stdout
    assert "belum pasti 4 menurut tangga umum" in law("show", "assessment.required_levels").stdout


def test_show_as_json_keeps_numbers_exact() -> None:
    (entry,) = json.loads(law("show", "jpm.bands_filling", "--json").stdout)
    assert entry["value"][1]["at_least"] == "68"
    assert entry["source"]["law"] == "per_bkn_26_2019"


def test_show_tells_that_a_value_was_repealed(tmp_path: Path) -> None:
    text = parameter("number", "null")
    extra = write_shelf(tmp_path, {"national/a/one.yaml": text})
    assert "Dicabut." in law("show", "a.one", "--law", str(extra)).stdout


def test_check_of_the_built_in_book_lists_the_doubts_and_succeeds() -> None:
    result = law("check")
    assert result.exit_code == 0
    assert "tidak ada kesalahan" in result.stdout
    assert "assessment.required_levels › AHLI_MADYA" in result.stdout


def test_check_names_every_fault_with_file_date_field_reason_and_hint(tmp_path: Path) -> None:
    overlapping = (
        "[{code: MS, title: MS, at_least: 80}, {code: MMS, title: MMS, at_least: 65, below: 80},"
        " {code: KMS, title: KMS, below: 68}]"
    )
    files = {
        "national/jpm/bands_filling.yaml": parameter("bands", overlapping),
        "national/jpm/weights.yaml": parameter("points", "{A: 50, B: 49}", extra="sums_to: 100"),
        "agencies/kota_x/a/one.yaml": NUMBER.replace("perwal_1", "perwal_2"),
    }
    result = law("check", str(write_shelf(tmp_path / "mine", files)))
    assert result.exit_code == 1
    assert "mine/national/jpm/bands_filling.yaml › 01-01-2020" in result.stdout
    assert "Tumpang tindih: angka antara 65 dan 68 masuk dua kategori." in result.stdout
    assert "Jumlahnya 99, seharusnya 100." in result.stdout
    assert "source.law: Sumber 'perwal_2' tidak ada di sources.yaml." in result.stdout
    assert "Tambahkan peraturannya" in result.stdout
    assert "3 kesalahan." in result.stdout


def test_check_of_a_sound_directory_succeeds(tmp_path: Path) -> None:
    extra = write_shelf(tmp_path, {"agencies/kota_x/a/one.yaml": NUMBER})
    assert law("check", str(extra)).exit_code == 0


def test_check_of_a_directory_that_is_not_there_fails(tmp_path: Path) -> None:
    result = law("check", str(tmp_path / "nowhere"))
    assert result.exit_code == 1
    assert "tidak ditemukan" in result.stdout


def test_diff_tells_what_changed_between_two_days(tmp_path: Path) -> None:
    later = NUMBER.partition("values:")[2].replace("2020-01-01:", "2022-01-01:")
    text = NUMBER + later.replace("value: 3", "value: 4")
    extra = str(write_shelf(tmp_path, {"national/a/one.yaml": text}))
    same = law("diff", "2020-06-01", "2021-12-31", "--law", extra)
    assert "a.one" not in same.stdout
    changed = law("diff", "2021-12-31", "2022-01-01", "--law", extra)
    assert "a.one: berubah isinya" in changed.stdout
    assert "performance.rating_matrix: mulai berlaku" in changed.stdout
    assert "assessment.group: berubah sumbernya" in law("diff", "2024-12-31", "2025-01-01").stdout


def test_a_day_that_is_no_day_is_refused() -> None:
    assert law("list", "--day", "2025-02-30").exit_code == 2


def test_check_asks_of_a_profile_what_the_tables_know(tmp_path: Path) -> None:
    text = (BUILT_IN / "national" / "talent" / "profile.yaml").read_text(encoding="utf-8")
    wrong = text.replace("column: award_level", "column: medali").replace("BAIK: 80", "BAEK: 80")
    extra = write_shelf(tmp_path / "mine", {"national/talent/profile.yaml": wrong})
    result = law("check", str(extra))
    assert result.exit_code == 1
    assert "performance.penghargaan: kolom medali tidak ada di tabel awards." in result.stdout
    assert "nilai BAEK tidak dikenal di kolom rating." in result.stdout


def test_a_key_with_an_overlay_is_shown_under_its_national_title() -> None:
    assert law("show", "talent.profile").stdout.startswith(
        "talent.profile – Profil penilaian talenta (BKN 411/2025)\n"
    )
