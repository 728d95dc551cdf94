import pytest

from takar.regulations.requirements import DEMANDS, demand_of
from takar.web.posts.queries.forecast import DECLARED
from takar.web.posts.rules.reasons import REASONS
from takar.web.posts.rules.stored import BadDemand, StoredDemand, stored_demand
from takar.web.posts.rules.wording import SAYINGS, said

SAID = {
    "employment": ({"among": ["PNS"]}, "salah satu: PNS"),
    "field": ({"among": ["Hukum", "Administrasi"]}, "bidang: Hukum, Administrasi"),
    "grade": ({"at_least": "IV/c"}, "paling rendah IV/c"),
    "path": ({"any_of": [{"tiers": ["AHLI_MADYA"], "years": 2}]}, "2 tahun sebagai Ahli madya"),
    "experience": ({"years": 5}, "pengalaman bidang 5 tahun"),
    "age": ({"at_most": 56}, "paling tinggi 56 tahun"),
    "performance": ({"years": 2, "at_least": "BAIK"}, "predikat paling rendah Baik selama 2 tahun"),
    "discipline": ({"levels": ["BERAT"]}, "tidak sedang menjalani hukuman: Berat"),
    "training": ({"titles": ["Kepemimpinan"]}, "salah satu pelatihan: Kepemimpinan"),
    "assessment": ({}, "semua kompetensi dinilai dan masih berlaku"),
    "match": (
        {"at_least": "MEMENUHI_SYARAT"},
        "kesesuaian dengan jabatan paling rendah Memenuhi syarat",
    ),
    "tenure": ({"at_least": 2, "at_most": 5}, "2 sampai 5 tahun dalam jabatan"),
    "retirement": ({"months_left": 12}, "lebih dari 12 bulan sebelum batas usia pensiun"),
    "window": ({"window": "PEMILIHAN"}, "di luar masa Pemilihan, atau dengan persetujuan"),
    "demotion": ({"levels": ["BERAT"]}, "sedang menjalani hukuman: Berat"),
    "declaration": ({"subject": "SEHAT"}, "dinyatakan: Sehat"),
}


@pytest.mark.parametrize("read", SAID)
def test_every_demand_is_said_in_words(read: str) -> None:
    words, told = SAID[read]
    assert str(said(demand_of(read, words))) == told


def test_no_way_of_reading_is_without_words() -> None:
    assert set(DEMANDS.values()) == set(SAYINGS)


def test_sanctions_and_tenure_are_said_with_and_without_their_years() -> None:
    never = demand_of("discipline", {"levels": ["SEDANG"], "within_years": 2})
    assert str(said(never)) == "tidak pernah dijatuhi hukuman Sedang dalam 2 tahun"
    assert str(said(demand_of("tenure", {"at_least": 2}))) == "paling sedikit 2 tahun dalam jabatan"


def test_what_is_stored_is_read_again_and_nothing_else() -> None:
    kept = stored_demand("grade", "{at_least: IV/c}")
    assert StoredDemand.model_validate(kept.model_dump(mode="json")) == kept
    for words in ("", "IV/c", "{at_least: [", "{paling_rendah: IV/c}"):
        with pytest.raises(BadDemand):
            stored_demand("grade", words)


def test_every_reason_of_a_forecast_has_words() -> None:
    assert {"LOWONG", "PENSIUN", "KONTRAK_BERAKHIR", "BATAS_MASA_JABATAN", DECLARED} == set(REASONS)
