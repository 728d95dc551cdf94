from typing import Any

import pytest

from takar.measures.eligibility import MoveKind, approvals_for, read_evidence
from tests.measures.eligibility.invented import AGENCY, evidence_of, law_on, town
from tests.measures.eligibility.lists.rows import people


def codes(post: str, move: MoveKind, **options: Any) -> set[str]:
    return {one.code for one in approvals_for(evidence_of(), post, move, **options)}


def test_a_jpt_needs_what_its_route_needs() -> None:
    open_selection = codes("head", MoveKind.DIAGONAL, route="SELEKSI_TERBUKA")
    pool = codes("head", MoveKind.DIAGONAL, route="KRS")
    assert "HASIL_PANSEL" in open_selection - pool
    assert {"PENETAPAN_KRS", "PERSETUJUAN_PENERAPAN_MT"} <= pool - open_selection
    assert {"KEPUTUSAN_PPK", "REKOMENDASI_BKN"} <= open_selection & pool


def test_an_administrator_needs_the_team_and_no_selection() -> None:
    found = codes("secretary", MoveKind.PROMOTION)
    assert found == {"KEPUTUSAN_PPK", "PERTIMBANGAN_TIM", "USUL_PYB"}


def test_moving_a_jpt_sideways_needs_the_job_fit() -> None:
    assert "HASIL_JOB_FIT" in codes("head", MoveKind.ROTATION)
    assert "HASIL_JOB_FIT" not in codes("head", MoveKind.DIAGONAL)


@pytest.mark.parametrize(
    ("title", "approval"),
    [
        ("Sekretaris Daerah", "KOORDINASI_GUBERNUR"),
        ("Kepala Dinas Kependudukan dan Pencatatan Sipil", "PERSETUJUAN_MENDAGRI_DUKCAPIL"),
        ("Inspektur", "PERSETUJUAN_GUBERNUR_INSPEKTORAT"),
        ("Kepala Dinas Sosial", None),
    ],
)
def test_some_posts_need_a_consent_of_their_own(title: str, approval: str | None) -> None:
    post = {"position_id": "x", "agency": AGENCY, "position_tier": "JPT_PRATAMA", "title": title}
    evidence = read_evidence(town({**people(), "positions": [post]}), law_on())
    found = {one.code for one in approvals_for(evidence, "x", MoveKind.ROTATION)}
    special = {
        "KOORDINASI_GUBERNUR",
        "PERSETUJUAN_MENDAGRI_DUKCAPIL",
        "PERSETUJUAN_GUBERNUR_INSPEKTORAT",
    }
    assert found & special == ({approval} if approval else set())


def test_a_move_between_agencies_needs_both_and_who_stands_above_them() -> None:
    between = codes("secretary", MoveKind.ROTATION, from_agency="kota_banjarsela")
    within = codes("secretary", MoveKind.ROTATION, from_agency=AGENCY)
    assert between - within == {
        "PERSETUJUAN_PPK_ASAL",
        "PERTEK_BKN_ANTARINSTANSI",
        "KEPUTUSAN_ANTARINSTANSI",
    }


def test_each_approval_tells_its_place_and_certainty() -> None:
    for one in approvals_for(evidence_of(), "head", MoveKind.DIAGONAL, route="KRS"):
        assert one.place
        assert one.certainty in {"certain", "likely", "unsure"}
        assert one.document is None
