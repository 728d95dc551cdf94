"""A small office: a head who soon retires, three administrators who may follow, and their seats."""

from datetime import date
from pathlib import Path

import pyarrow as pa

from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.runs.writing import write_csv
from tests.measures.invented import DAY, Rows, as_tables, complete, levels, score

LAW: Law = Book.load().on(DAY)
HEAD, FIRST, SECOND, THIRD, GONE = "J1", "J2", "J3", "J4", "J5"


def able(employee_id: str, position_id: str, technical: str | None, **columns: object) -> Rows:
    """An administrator in box 7; without a test the final score is open."""
    facts = {
        "position_id": position_id,
        "work_unit_id": "U2",
        "grade": "IV/a",
        "name": f"Nama {employee_id}",
    }
    rows = complete(employee_id, **facts | columns)
    rows["performance_ratings"] = [
        {"employee_id": employee_id, "year": 2024, "rating": "SANGAT_BAIK"}
    ]
    rows["awards"] = [
        {
            "employee_id": employee_id,
            "title": "Inovasi",
            "award_level": "NASIONAL",
            "awarded_on": date(2024, 8, 17),
        }
    ]
    rows["team_assignments"] = [
        {
            "employee_id": employee_id,
            "title": "Tim",
            "role": "KETUA_LINTAS_INSTANSI",
            "started_on": date(2024, 3, 1),
        }
    ]
    rows["scores"] = [score("umpan_balik_360", "80", employee_id)]
    if technical is not None:
        rows["scores"].append(score("tes_teknis", technical, employee_id))
    return rows


def office() -> dict[str, pa.Table]:
    """Return every table of the office."""
    head = complete(
        "P1",
        position_id=HEAD,
        position_tier="JPT_PRATAMA",
        work_unit_id="U1",
        birth_on=date(1965, 8, 23),
        name="Nama P1",
        nip="196508231990031001",
    )
    people = [
        head,
        able("P2", FIRST, "90", birth_on=date(1972, 1, 5), nip="197201051998031002"),
        able("P3", SECOND, "70", birth_on=date(1970, 1, 5), nip="197001051998031003"),
        able("P4", THIRD, None, employment="PPPK", birth_on=date(1980, 1, 5)),
    ]
    people[3]["competency_levels"] = levels("P4", 2, 3)
    rows: Rows = {}
    for own in people:
        for table, found in own.items():
            rows.setdefault(table, []).extend(found)
    rows["positions"] = [
        _post(HEAD, "Kepala Dinas", "JPT_PRATAMA", "U1", is_strategic=True),
        _post(FIRST, "Kepala Bidang Satu", "ADMINISTRATOR", "U2"),
        _post(SECOND, "Kepala Bidang Dua", "ADMINISTRATOR", "U2"),
        _post(THIRD, "Kepala Bidang Tiga", "ADMINISTRATOR", "U2"),
        _post(GONE, "Kepala Bidang Empat", "ADMINISTRATOR", "U2"),
    ]
    rows["work_units"] = [
        {"work_unit_id": "U1", "agency": "kab_tirtamaya", "name": "Dinas"},
        {"work_unit_id": "U2", "agency": "kab_tirtamaya", "name": "Bidang", "parent_id": "U1"},
    ]
    return as_tables(rows)


def write_office(folder: Path) -> Path:
    """Write the tables that hold something, and return the folder."""
    folder.mkdir()
    for name, table in office().items():
        if table.num_rows:
            write_csv(table, folder / f"{name}.csv")
    return folder


def _post(
    code: str, title: str, tier: str, unit: str, *, is_strategic: bool = False
) -> dict[str, object]:
    return {
        "position_id": code,
        "agency": "kab_tirtamaya",
        "work_unit_id": unit,
        "title": title,
        "position_tier": tier,
        "is_strategic": is_strategic,
    }


OFFERS = """code,competency,title,closes,lesson_hours,cost_per_person,cost_per_class,class_size,\
classes_most,form,provider,quarter
T1,INTEGRITAS,Budaya antikorupsi,1,20,1000000,,,,E_LEARNING,LAN,2
"""
