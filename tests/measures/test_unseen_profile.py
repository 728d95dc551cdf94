"""A profile that nobody has seen, with every kind of rubric, works without touching Python."""

from dataclasses import replace
from typing import Any

import pytest

from takar.regulations.exact import read_yaml
from takar.regulations.law import Law
from takar.regulations.profile import TalentProfile
from takar.runs.measure import measure_talent
from tests.measures.invented import as_tables, many
from tests.measures.plain import plain_talent

UNSEEN = b"""
version: 1
title: Profil rekaan
checks_hold_years: 2
performance:
  title: Kinerja
  total: 90
  indicators:
    rata_predikat:
      title: Rata-rata predikat tiga tahun
      weight: 45.5
      full: 110
      rubric:
        {read: average, from: performance_ratings, column: rating, years: 3,
         points: {SANGAT_BAIK: 110, BAIK: 100, BUTUH_PERBAIKAN: 80, KURANG: 60, SANGAT_KURANG: 40}}
    kehadiran:
      title: Kehadiran
      weight: 24.5
      not_for: {position_kind: [FUNGSIONAL]}
      rubric:
        {read: score, indicator: kehadiran, years: 1,
         bands: [{up_to: 60, points: 10}, {over: 60, below: 90, points: 60},
                 {at_least: 90, points: 100}]}
    sama:
      title: Sama dengan disiplin
      weight: 20
      rubric: {read: same_as, indicator: potential.disiplin}
  bands:
    - {code: DI_BAWAH_EKSPEKTASI, title: Bawah, up_to: 46}
    - {code: SESUAI_EKSPEKTASI, title: Sesuai, over: 46, up_to: 72}
    - {code: DI_ATAS_EKSPEKTASI, title: Atas, over: 72}
potential:
  title: Potensial
  indicators:
    disiplin:
      title: Tahun tanpa hukuman berat
      weight: 10
      rubric:
        {read: years_without, from: sanctions, where: {sanction_level: [SEDANG, BERAT]},
         bands: [{below: 3, points: 0}, {at_least: 3, below: 15, points: 55},
                 {at_least: 15, points: 100}]}
    kompetensi:
      title: Kompetensi
      weight: 30
      rubric: {read: jpm, above: 1, decimals: 2, cap: 120}
    potensi:
      title: Potensi
      weight: 20
      rubric: {read: aspects, weights: {KEMAMPUAN_INTELEKTUAL: 4, BELAJAR_CEPAT: 3}, top: 5}
    campuran:
      title: Campuran
      weight: 40
      rubric:
        read: sum_of
        parts:
          penghargaan:
            title: Penghargaan
            rubric: {read: count, from: awards, years: 5,
                     bands: [{below: 1, points: 5}, {at_least: 1, points: 20}]}
          terendah:
            title: Terendah
            rubric:
              read: lowest_of
              parts:
                jam:
                  title: Jam pelajaran per tahun
                  rubric: {read: sum, from: trainings, column: lesson_hours, years: 2,
                           per_year: true, highest: 50}
                sejak_plt:
                  title: Tahun sejak penugasan terakhir
                  not_for: {position_tier: [PELAKSANA]}
                  rubric: {read: years_since, from: position_history, column: started_on,
                           where: {appointment: [PLT, PLH]}, highest: 40}
          rata:
            title: Rata-rata
            rubric:
              read: mean_of
              parts:
                terbaik:
                  title: Nilai terbaik
                  rubric: {read: best, from: scores, column: value,
                           where: {indicator: [penilaian_potensi]}, highest: 40}
                pendidikan:
                  title: Pendidikan
                  not_for: {position_kind: [FUNGSIONAL]}
                  rubric: {read: column, column: education_level, points: {S3: 30, S2: 20},
                           other: 7}
                tim:
                  title: Tim
                  rubric: {read: worst, from: team_assignments, column: role, years: 3,
                           dated: period, points: {KETUA_INTERNAL: 33}, other: 11, none: 1}
  bands:
    - {code: RENDAH, title: Rendah, below: 40}
    - {code: MENENGAH, title: Menengah, at_least: 40, below: 70.5}
    - {code: TINGGI, title: Tinggi, at_least: 70.5}
talent: {performance: 62.5, potential: 37.5}
"""


@pytest.fixture
def unseen(law: Law) -> Law:
    """The law with the profile above."""
    profile = TalentProfile.model_validate(read_yaml(UNSEEN))
    found = {**law.found, "talent.profile": (profile, law.cite("talent.profile"))}
    return replace(law, found=found, edition="unseen")


@pytest.mark.parametrize("engine", ["duckdb", pytest.param("spark", marks=pytest.mark.spark)])
def test_every_kind_of_rubric_says_what_the_plain_measure_says(unseen: Law, engine: str) -> None:
    rows = many(seed=5, people=150)
    run = measure_talent(as_tables(rows), unseen, engine=engine, components=False)
    found = {row["employee_id"]: row for row in run.results.to_pylist()}
    for person, row in plain_talent(rows, unseen).items():
        assert {name: found[person][name] for name in row} == row, person


def test_components_are_told_for_every_kind(unseen: Law) -> None:
    run = measure_talent(as_tables(many(seed=6, people=40)), unseen)
    assert run.components is not None
    rows: list[dict[str, Any]] = run.components.to_pylist()
    assert {row["state"] for row in rows} == {"ADA", "KOSONG", "TIDAK_BERLAKU"}
    for row in rows:
        told = row["score"] is not None
        assert (row["state"] == "ADA") == told or row["state"] == "TIDAK_BERLAKU"
        if told:
            assert row["score_least"] == row["score"] == row["score_most"]
