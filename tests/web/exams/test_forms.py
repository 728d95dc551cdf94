from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from takar.web.exams.forms.making import AssemblyForm, SectionForm, facts_of
from takar.web.exams.forms.sitting import BrowserKeys, CapacityForm, NipForm, SessionForm
from takar.web.exams.papers import browser_settings
from takar.web.exams.rules.browser_files import config_key
from takar.web.kit.scope import scope
from tests.cast import Cast
from tests.web.exams.made import bench


def test_the_content_of_parallel_forms_is_read_line_by_line(cast: Cast) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        asked = {"how_many": 2, "length": 10, "minutes": 60, "overlap": 0, "letter": "P"}
        form = AssemblyForm(
            asked | {"content": "INTEGRITAS: 4-6\n\nkerjasama = 3"}, agency=cast.agency
        )
        assert form.is_valid(), form.errors
        assert form.cleaned_data["content"] == {"INTEGRITAS": (4, 6), "KERJASAMA": (3, 3)}
        bad = AssemblyForm(asked | {"content": "INTEGRITAS banyak"}, agency=cast.agency)
        assert not bad.is_valid()


def test_an_adaptive_section_brings_its_rule() -> None:
    asked = {"title": "A", "is_adaptive": "on", "least": 5, "most": 6, "standard_error": "0,25"}
    form = SectionForm(asked)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["adaptive"].standard_error == "0.25"
    assert not SectionForm(asked | {"least": 7}).is_valid()
    assert "adaptive" not in SectionForm({"title": "A"}).data


def test_a_session_ends_after_it_begins() -> None:
    times = {"opens_at": "2026-05-04T08:00", "closes_at": "2026-05-04T08:01"}
    told = {"name": "S", "credit_limit_minutes": 30}
    assert SessionForm(told | times).is_valid()
    assert not SessionForm(told | times | {"closes_at": "2026-05-04T08:00"}).is_valid()


def test_keys_of_the_exam_browser_are_64_digits() -> None:
    form = BrowserKeys({"keys": f"{'A' * 64}\n{'a' * 64}"})
    assert form.is_valid()
    assert form.cleaned_data["keys"] == ["a" * 64]
    assert not BrowserKeys({"keys": "a" * 63}).is_valid()


def test_nips_come_from_a_file_too() -> None:
    file = SimpleUploadedFile(
        "daftar.csv", b"Nama,NIP\nA,198003122005011001\nB,198003122005011002\n"
    )
    form = NipForm({"nips": ""}, MultiValueDict({"file": [file]}))
    assert form.is_valid(), form.errors
    assert [nip for _, nip in form.cleaned_data["lines"]] == [
        "198003122005011001",
        "198003122005011002",
    ]
    assert not NipForm({"nips": ""}).is_valid()


def test_seats_are_read_from_one_line() -> None:
    form = CapacityForm({"people": 600, "rooms": "30, 30; 20", "sessions": 2})
    assert form.is_valid()
    assert form.cleaned_data["rooms"] == [30, 30, 20]
    assert not CapacityForm({"people": 600, "rooms": "tiga", "sessions": 2}).is_valid()


def test_the_form_of_an_exam_begins_with_what_stands(cast: Cast) -> None:
    made = bench(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        assert facts_of(made.exam) == {
            "name": "Ujian contoh",
            "method": None,
            "consent": "Saya bersedia.",
        }


def test_the_key_of_an_uploaded_settings_file_joins_those_that_were_pasted() -> None:
    content = browser_settings("https://ujian.contoh.go.id/ruang-ujian/")
    key = config_key(content)
    for pasted in ("", key, "a" * 64):
        files = {"file": SimpleUploadedFile("sesi.seb", content)}
        form = BrowserKeys({"keys": pasted}, files)  # type: ignore[arg-type]
        assert form.is_valid(), form.errors
        assert form.all_keys == list(dict.fromkeys([*filter(None, [pasted]), key]))
    sealed = {"file": SimpleUploadedFile("sesi.seb", b"pswd" + bytes(90))}
    assert "bersandi" in str(BrowserKeys({"keys": ""}, sealed).errors)  # type: ignore[arg-type]
    assert BrowserKeys({"keys": ""}).is_valid()
