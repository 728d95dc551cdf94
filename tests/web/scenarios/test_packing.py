import zipfile
from io import BytesIO

from takar.web.scenarios.packing import folder_of, packed_files
from tests.web.scenarios import made
from tests.web.scenarios.made import Town


def test_the_archive_holds_the_changed_rules_their_source_and_what_to_do(there: Town) -> None:
    found = made.computed(there)
    with there.inside(), zipfile.ZipFile(BytesIO(packed_files(found))) as package:
        folder = folder_of(found)
        assert set(package.namelist()) == {
            f"{folder}/BACA.txt",
            f"{folder}/sources.yaml",
            f"{folder}/agencies/kab_tirtamaya/ip_asn/competence.yaml",
        }
        told = package.read(f"{folder}/BACA.txt").decode()
    assert "bukan peraturan" in told
    assert "takar ip-asn try" in told


def test_equal_scenarios_are_equal_archives(there: Town) -> None:
    found = made.computed(there)
    with there.inside():
        assert packed_files(found) == packed_files(found)
