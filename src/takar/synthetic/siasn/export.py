"""The columns of the "Export Data ASN", filled from the invented tables.

What is restricted by law about real people is openly invented here: the population number begins
with a province that does not exist, mail addresses end in ``.invalid``.
"""

from collections.abc import Callable, Iterable
from hashlib import blake2b

import pyarrow as pa
import pyarrow.compute as pc

from takar.synthetic.dice import Dice
from takar.tables.siasn_codes import code_map, code_table

NULL = "null"
COLUMNS = {
    67: tuple(row["heading"] for row in code_table("kolom_ekspor") if row["variant"] == "67"),
    69: tuple(row["heading"] for row in code_table("kolom_ekspor")),
}
RELIGIONS = ("Islam", "Kristen", "Katholik", "Hindu", "Budha", "Konghucu")
MARRIAGES = ("Menikah", "Cerai", "Janda / Duda", "Belum Kawin")
REGIONAL = "PNS Daerah Kab./Kota yang bekerja pada Kab./Kota"
_QUOTED = ("NIP BARU", "NIP LAMA", "NIK", "NOMOR HP", "NPWP NOMOR", "BPJS")
_LEVEL_WORDS = {"D1": "D-I", "D2": "D-II", "D3": "D-III", "D4": "D-IV", "S1": "S-1"} | {
    "S2": "S-2",
    "S3": "S-3",
    "PROFESI": "Profesi",
    "SPESIALIS": "Spesialis",
    "SUBSPESIALIS": "Subspesialis",
}
Cells = list[str]
Rows = dict[str, list[object]]


def export_columns(
    dice: Dice, agency_name: str, employees: pa.Table, identities: pa.Table, units: pa.Table
) -> dict[str, Cells]:
    """Return every cell of the 69-column export as text, column by column."""
    rows = {name: employees[name].to_pylist() for name in employees.column_names}
    known = {name: identities[name].to_pylist() for name in identities.column_names}
    unit_names = dict(
        zip(units["work_unit_id"].to_pylist(), units["name"].to_pylist(), strict=True)
    )
    count = employees.num_rows
    cells = {
        **_identity(rows, known),
        **_private(dice, rows, known, count),
        **_appointment(rows, employees),
        **_rank(rows, known, employees),
        **_post(rows, known, employees),
        **_schooling(rows, known, count),
        **_place(rows, unit_names, agency_name, count),
    }
    return {heading: _marked(heading, cells[heading]) for heading in COLUMNS[69]}


def reference_id(name: str) -> str:
    """Return the opaque id under which a reference table would hold this name."""
    return blake2b(name.encode(), digest_size=16).hexdigest()


def _marked(heading: str, cells: Cells) -> Cells:
    """Put an apostrophe before numbers and ids, as the export does against spreadsheets."""
    if heading not in _QUOTED and not heading.endswith(" ID"):
        return cells
    return [cell if cell == NULL or not cell else f"'{cell}" for cell in cells]


def _days(column: pa.ChunkedArray) -> Cells:
    return _texts(pc.strftime(column, format="%d-%m-%Y").to_pylist())


def _texts(values: Iterable[object]) -> Cells:
    return [NULL if value is None else str(value) for value in values]


def _looked_up(values: Iterable[object], table: dict[str, str]) -> Cells:
    return [table.get(str(value), NULL) for value in values]


def _each(make: Callable[[int], str], count: int) -> Cells:
    return [make(number) for number in range(count)]


def _identity(rows: Rows, known: Rows) -> dict[str, Cells]:
    born = _texts(f"{day:%d-%m-%Y}" for day in rows["birth_on"])
    hired_before_2009 = [
        day.year < 2009 and kind == "PNS"  # type: ignore[attr-defined]
        for day, kind in zip(rows["appointed_on"], rows["employment"], strict=True)
    ]
    return {
        "PNS ID": _texts(rows["employee_id"]),
        "NIP BARU": _texts(rows["nip"]),
        "NIP LAMA": [
            f"{900_000_000 + n}" if old else NULL for n, old in enumerate(hired_before_2009)
        ],
        "NAMA": _texts(known["bare_name"]),
        "GELAR DEPAN": _texts(known["title_before"]),
        "GELAR BELAKANG": _texts(known["title_after"]),
        "TEMPAT LAHIR ID": [reference_id(str(place)) for place in known["birth_place"]],
        "TEMPAT LAHIR NAMA": _texts(known["birth_place"]),
        "TANGGAL LAHIR": born,
        "JENIS KELAMIN": _looked_up(rows["sex"], {"L": "M", "P": "F"}),
    }


def _private(dice: Dice, rows: Rows, known: Rows, count: int) -> dict[str, Cells]:
    house = dice.about("addresses").integers(1, 200, count)
    return {
        "AGAMA ID": [str(int(str(code)) + 1) for code in known["religion"]],
        "AGAMA NAMA": [RELIGIONS[int(str(code))] for code in known["religion"]],
        "JENIS KAWIN ID": [str(int(str(code)) + 1) for code in known["marriage"]],
        "JENIS KAWIN NAMA": [MARRIAGES[int(str(code))] for code in known["marriage"]],
        "NIK": _population_numbers(rows),
        "NOMOR HP": _each(lambda number: f"08000{number:07d}", count),
        "EMAIL": _each(lambda number: f"orang{number}@contoh.invalid", count),
        "EMAIL GOV": _each(lambda number: f"orang{number}@pemda.invalid", count),
        "ALAMAT": [f"Jalan Contoh No. {number}" for number in house],
        "NPWP NOMOR": [NULL] * count,
        "BPJS": [NULL] * count,
        "IS VALID NIK": ["1"] * count,
        "FLAG IKD": ["0"] * count,
    }


def _population_numbers(rows: Rows) -> Cells:
    """Return numbers of the 99th province, which there is not; women carry their day plus 40."""
    return [
        f"990000{day.day + 40 * (sex == 'P'):02d}{day:%m%y}{number % 10_000:04d}"  # type: ignore[attr-defined]
        for number, (day, sex) in enumerate(zip(rows["birth_on"], rows["sex"], strict=True))
    ]


def _appointment(rows: Rows, employees: pa.Table) -> dict[str, Cells]:
    count = employees.num_rows
    contract = [str(kind).split("_")[0] for kind in rows["employment"]]
    titles = code_map("kedudukan_hukum", "title")
    appointed = _days(employees["appointed_on"])
    confirmed = [
        f"{day[:6]}{int(day[6:]) + 1}" if kind == "PNS" else NULL
        for day, kind in zip(appointed, rows["employment"], strict=True)
    ]
    return {
        "JENIS PEGAWAI ID": [NULL if one == "PPPK" else "15" for one in contract],
        "JENIS PEGAWAI NAMA": [NULL if one == "PPPK" else REGIONAL for one in contract],
        "KEDUDUKAN HUKUM ID": _texts(rows["legal_status"]),
        "KEDUDUKAN HUKUM NAMA": _looked_up(rows["legal_status"], titles),
        "STATUS CPNS PNS": ["C" if kind == "CPNS" else "P" for kind in rows["employment"]],
        "KARTU ASN VIRTUAL": [NULL] * count,
        "NOMOR SK CPNS": _each(lambda number: f"813/{number + 1:05d}", count),
        "TANGGAL SK CPNS": appointed,
        "TMT CPNS": appointed,
        "NOMOR SK PNS": [
            f"821/{n + 1:05d}" if day != NULL else NULL for n, day in enumerate(confirmed)
        ],
        "TANGGAL SK PNS": confirmed,
        "TMT PNS": confirmed,
    }


def _rank(rows: Rows, known: Rows, employees: pa.Table) -> dict[str, Cells]:
    grades = code_table("golongan")
    first = [grades[int(str(step))] for step in known["first_step"]]
    last = [grades[int(str(step))] for step in known["grade_step"]]
    months = [int(str(month)) for month in known["service_months"]]
    return {
        "GOL AWAL ID": [row["id"] for row in first],
        "GOL AWAL NAMA": [row["grade"] for row in first],
        "GOL AKHIR ID": [row["id"] for row in last],
        "GOL AKHIR NAMA": [row["grade"] for row in last],
        "TMT GOLONGAN": _days(employees["graded_on"]),
        "MK TAHUN": [str(month // 12) for month in months],
        "MK BULAN": [str(month % 12) for month in months],
    }


def _post(rows: Rows, known: Rows, employees: pa.Table) -> dict[str, Cells]:
    kinds = {row["position_kind"]: row for row in reversed(code_table("jenis_jabatan"))}
    echelons = {row["echelon"]: row["id"] for row in reversed(code_table("eselon"))}
    held = [kinds[str(kind)] for kind in rows["position_kind"]]
    echelon = [str(word or "NON") for word in known["echelon"]]
    return {
        "JENIS JABATAN ID": [row["id"] for row in held],
        "JENIS JABATAN NAMA": [row["title"] for row in held],
        "JABATAN ID": [reference_id(str(title)) for title in rows["position_title"]],
        "JABATAN NAMA": _texts(rows["position_title"]),
        "TMT JABATAN": _days(employees["positioned_on"]),
        "ESELON ID": [echelons[word] for word in echelon],
        "ESELON NAMA": echelon,
    }


def _schooling(rows: Rows, known: Rows, count: int) -> dict[str, Cells]:
    levels = {row["education_level"]: row for row in reversed(code_table("tingkat_pendidikan"))}
    level = [levels[str(code)] for code in rows["education_level"]]
    named = [
        f"{_LEVEL_WORDS.get(str(code), code)} {field or ''}".strip()
        for code, field in zip(rows["education_level"], rows["education_field"], strict=True)
    ]
    return {
        "TINGKAT PENDIDIKAN ID": [row["id"] for row in level],
        "TINGKAT PENDIDIKAN NAMA": [row["title"] for row in level],
        "PENDIDIKAN ID": [reference_id(name) for name in named],
        "PENDIDIKAN NAMA": named,
        "TAHUN LULUS": _texts(known["graduated"]),
        "NAMA SEKOLAH": _each(lambda number: f"Lembaga Pendidikan Contoh {number % 40 + 1}", count),
    }


def _place(
    rows: Rows, unit_names: dict[str, str], agency_name: str, count: int
) -> dict[str, Cells]:
    government = f"Pemerintah {agency_name}"
    everywhere = {
        "KPKN": "KPPN Contoh",
        "LOKASI KERJA": agency_name,
        "INSTANSI INDUK": government,
        "INSTANSI KERJA": government,
        "SATUAN KERJA INDUK": government,
        "SATUAN KERJA KERJA": government,
    }
    ids = {f"{key} ID": [reference_id(name)] * count for key, name in everywhere.items()}
    names = {f"{key} NAMA": [name] * count for key, name in everywhere.items()}
    return {
        **ids,
        **names,
        "UNOR ID": _texts(rows["work_unit_id"]),
        "UNOR NAMA": _looked_up(rows["work_unit_id"], unit_names),
    }
