"""Tables of who works where: employees, work units, positions."""

from takar.tables.schema import Column, TableSchema

SEXES = ("L", "P")
EMPLOYMENTS = ("PNS", "CPNS", "PPPK", "PPPK_PARUH_WAKTU")
POSITION_KINDS = ("STRUKTURAL", "FUNGSIONAL", "PELAKSANA")
POSITION_TIERS = (
    "JPT_UTAMA",
    "JPT_MADYA",
    "JPT_PRATAMA",
    "ADMINISTRATOR",
    "PENGAWAS",
    "PELAKSANA",
    "AHLI_UTAMA",
    "AHLI_MADYA",
    "AHLI_MUDA",
    "AHLI_PERTAMA",
    "PENYELIA",
    "MAHIR",
    "TERAMPIL",
    "PEMULA",
)
EDUCATION_LEVELS = (
    "SD",
    "SLTP",
    "SLTA",
    "D1",
    "D2",
    "D3",
    "D4",
    "S1",
    "PROFESI",
    "S2",
    "SPESIALIS",
    "SUBSPESIALIS",
    "S3",
)
EDUCATION_FITS = ("SESUAI", "SERUMPUN", "TIDAK_SESUAI")

EMPLOYEES = TableSchema(
    "employees",
    (
        Column("employee_id", required=True),
        Column("agency", required=True),
        Column("nip"),
        Column("name"),
        Column("sex", values=SEXES),
        Column("birth_on", "date"),
        Column("employment", required=True, values=EMPLOYMENTS),
        Column("legal_status"),
        Column("work_unit_id"),
        Column("position_id"),
        Column("position_title"),
        Column("position_kind", values=POSITION_KINDS),
        Column("position_tier", values=POSITION_TIERS),
        Column("positioned_on", "date"),
        Column("appointed_on", "date"),
        Column("grade"),
        Column("graded_on", "date"),
        Column("education_level", values=EDUCATION_LEVELS),
        Column("education_field"),
        Column("education_fit", values=EDUCATION_FITS),
    ),
    key=("employee_id",),
)

WORK_UNITS = TableSchema(
    "work_units",
    (
        Column("work_unit_id", required=True),
        Column("agency", required=True),
        Column("parent_id"),
        Column("name", required=True),
        Column("echelon"),
    ),
    key=("work_unit_id",),
)

POSITIONS = TableSchema(
    "positions",
    (
        Column("position_id", required=True),
        Column("agency", required=True),
        Column("work_unit_id"),
        Column("title", required=True),
        Column("position_tier", required=True, values=POSITION_TIERS),
        Column("is_strategic", "boolean"),
    ),
    key=("position_id",),
)
