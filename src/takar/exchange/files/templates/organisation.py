"""Workbooks about the organisation: units, posts, and what posts demand."""

from dataclasses import replace

from takar.exchange.files.templates.template import (
    Field,
    Spread,
    Template,
    field_of,
    in_capitals,
    level_of,
)
from takar.kernel.language import msg
from takar.tables import TABLES
from takar.tables.siasn_codes import code_map

COMPETENCIES = code_map("kompetensi", "title", key="code")
ECHELONS = tuple(code_map("eselon", "position_tier", key="echelon"))


def work_units() -> Template:
    """Return the workbook of work units."""
    table = TABLES["work_units"]
    echelon = replace(table.column("echelon"), values=ECHELONS)
    return Template(
        table.name,
        "Unit organisasi",
        msg("Pohon perangkat daerah: satu baris per unit, dengan unit di atasnya."),
        table,
        (
            field_of(table, "work_unit_id", "ID UNIT", msg("UNOR ID atau kode sendiri.")),
            field_of(table, "parent_id", "ID UNIT ATASAN", msg("Kosong hanya untuk puncak pohon.")),
            field_of(table, "name", "NAMA UNIT", msg("Nama lengkap unit.")),
            Field(
                "ESELON",
                echelon,
                msg("Eselon pimpinan unit; kosong bila tidak bereselon."),
                labels={value: value for value in ECHELONS},
            ),
        ),
        is_about_people=False,
    )


def positions() -> Template:
    """Return the workbook of positions."""
    table = TABLES["positions"]
    return Template(
        table.name,
        "Jabatan",
        msg("Daftar jabatan: satu baris per jabatan pada satu unit."),
        table,
        (
            field_of(table, "position_id", "ID JABATAN", msg("Kode jabatan yang unik.")),
            field_of(table, "work_unit_id", "ID UNIT", msg("Unit tempat jabatan berada.")),
            field_of(table, "title", "NAMA JABATAN", msg("Nama menurut peta jabatan.")),
            field_of(table, "position_tier", "JENJANG", msg("Jenjang jabatan.")),
            field_of(table, "is_strategic", "JABATAN STRATEGIS", msg("YA atau TIDAK.")),
        ),
        is_about_people=False,
    )


def competency_standards() -> Template:
    """Return the workbook of competency standards."""
    table = TABLES["competency_standards"]
    return Template(
        table.name,
        "Standar kompetensi",
        msg("Level yang dipersyaratkan per jabatan, atau per jenjang bila sama untuk semua."),
        table,
        (
            field_of(table, "position_id", "ID JABATAN", msg("Kosong bila berlaku per jenjang.")),
            field_of(table, "position_tier", "JENJANG", msg("Kosong bila berlaku per jabatan.")),
            level_of(table, "required_level"),
        ),
        is_about_people=False,
        spread=Spread("competency", "required_level", in_capitals(COMPETENCIES)),
        either=("position_id", "position_tier"),
    )
