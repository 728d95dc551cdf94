"""What is worth a second look in an IP ASN: estimates, lists that are absent, odd courses."""
# ruff: noqa: S608 -- names of tables and columns are ours

from collections.abc import Collection, Iterator

import duckdb

from takar.kernel.language import Message, msg
from takar.measures.ip_asn_rules import OFFICIAL, is_estimate, measured_year, rule_set
from takar.regulations.law import Law
from takar.runs.ip_asn_evidence import waived_titles
from takar.runs.remarks import counted, remarks_on
from takar.tables import TABLES

EVERY_DAY = 24
EXPECTED = ("trainings", "performance_ratings")
Connection = duckdb.DuckDBPyConnection


def ip_asn_remarks(
    connection: Connection,
    law: Law,
    rules: str,
    stems: Collection[str],
    suspected: Collection[str] = tuple(TABLES),
) -> Iterator[Message]:
    """Yield what the reader should know before the index is believed.

    Args:
        connection: where every table of evidence lies under its name.
        law: the law in force.
        rules: the code of the rule set.
        stems: the names of the files in the folder, without their endings.
        suspected: the tables that may have rows about strangers.
    """
    yield from remarks_on(connection, law, stems, suspected)
    chosen, year = rule_set(law, rules), measured_year(law.day)
    if is_estimate(chosen, year):
        yield msg(
            "{title} tidak lagi dipakai BKN untuk tahun {year}: ini perkiraan sendiri, bukan nilai "
            "resmi BKN.",
            title=chosen.title,
            year=year,
        )
    expected = ("official_scores",) if chosen["basis"] == OFFICIAL else EXPECTED
    for name in expected:
        if name not in stems:
            yield msg("Tabel {table} tidak ada di folder; semua orang tanpa bukti itu.", table=name)
    if chosen["basis"] != OFFICIAL:
        yield from _courses(connection, law)
        yield from _waivers(connection, law)


def unreadable(connection: Connection, results: str, law: Law) -> Iterator[Message]:
    """Tell of people whose rating of the year no scale of that year can read."""
    year = measured_year(law.day) - int(law.record("ip_asn.performance_year")["years_before"])
    count = counted(
        connection,
        f"SELECT count(*) FROM {results} WHERE performance_year = {year} AND performance IS NULL "
        "AND performance_state = 'BELUM_ADA_BUKTI'",
    )
    if count:
        yield msg(
            "{count} orang mempunyai penilaian tahun {year} yang tidak terbaca pada skala tahun "
            "itu; mereka belum terukur.",
            count=count,
            year=year,
        )


def _courses(connection: Connection, law: Law) -> Iterator[Message]:
    """Tell of courses that cannot have been as they are written."""
    long = f"lesson_hours > {EVERY_DAY}"  # few or none, as the file itself may say
    hours = f"{long} AND lesson_hours > {EVERY_DAY} * (ended_on - started_on + 1)"
    for bad, says in (
        (f"ended_on > DATE '{law.day}'", msg("selesai sesudah hari pengukuran; tidak dihitung")),
        ("ended_on < started_on", msg("selesai sebelum dimulai; periksa tanggalnya")),
        (f"ended_on >= started_on AND {hours}", msg("lebih dari 24 jam sehari; periksa jamnya")),
    ):
        count = counted(connection, f"SELECT count(*) FROM trainings WHERE {bad}")
        if count:
            yield msg("Tabel trainings: {count} pelatihan {says}.", count=count, says=says)


def _waivers(connection: Connection, law: Law) -> Iterator[Message]:
    """Tell of waived posts that nobody holds: the title may be misspelled."""
    for title in waived_titles(law):
        held = connection.execute(
            "SELECT 1 FROM employees WHERE starts_with(lower(position_title) || ' ', ?) LIMIT 1",
            [f"{title.lower()} "],
        ).fetchone()
        if held is None:
            yield msg(
                "Jabatan {title} dibebaskan dari diklat fungsional, tetapi tidak ada yang "
                "memegangnya.",
                title=title,
            )
