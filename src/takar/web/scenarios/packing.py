"""The changed rules as a directory in one file: laid over the law, checked, made a decree of."""

import zipfile
from io import BytesIO

from takar.web.scenarios.laws import files_for
from takar.web.scenarios.models import Scenario

EPOCH = (1980, 1, 1, 0, 0, 0)
"""One moment for every file, so that equal scenarios are equal archives."""
README = """\
Skenario: {name}
Keadaan per {day}; edisi peraturan yang diubah {edition}.

Folder ini berisi aturan yang dicoba. Ini bukan peraturan, dan tidak ada yang sudah diputuskan.

Memeriksa:              takar law check {folder}
Melihat akibatnya:      takar ip-asn try --in FOLDER_TABEL --day {day} --agency {agency}
                        --rules {rules} --law {folder} --out perpindahan.xlsx

Bila menjadi keputusan, ganti di setiap berkas: sumber (source) dengan peraturan daerahnya,
tanggal berlaku, tanggal diketahui (known_on), dan kepastian (certainty). Catat peraturannya di
sources.yaml.
"""


def folder_of(scenario: Scenario) -> str:
    """Return the name of the directory."""
    return f"skenario-{scenario.pk}"


def packed_files(scenario: Scenario) -> bytes:
    """Return the directory of a scenario as an archive."""
    folder, stream = folder_of(scenario), BytesIO()
    told = README.format(
        name=scenario.name,
        day=scenario.day.isoformat(),
        edition=scenario.law_edition_before[:12] or "-",
        folder=folder,
        agency=scenario.agency.shelf,
        rules=scenario.rules,
    )
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in {"BACA.txt": told.encode(), **files_for(scenario)}.items():
            package.writestr(zipfile.ZipInfo(f"{folder}/{name}", EPOCH), text)
    return stream.getvalue()
