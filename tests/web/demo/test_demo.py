from pathlib import Path

import pytest
from django.core.management import call_command

from takar.runs.verify import verify_bundle


@pytest.mark.slow
@pytest.mark.django_db
def test_the_demo_leaves_papers_proofs_and_a_page_without_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("demo", out=tmp_path, people=250)

    told = capsys.readouterr().out
    assert "make serve" in told
    assert "bukti belum lengkap" in told
    assert (tmp_path / "rekap.xlsx").stat().st_size > 0
    assert (tmp_path / "laporan-kelompok.pdf").read_bytes().startswith(b"%PDF")
    reports = list((tmp_path / "laporan-individu").iterdir())
    assert len(reports) > 10
    assert verify_bundle(tmp_path / "bundel-talent.zip").holds
    page = (tmp_path / "publik.html").read_text()
    names = (tmp_path / "bukti" / "employees.csv").read_text().splitlines()[1:]
    assert not any(line.split('","')[3] in page for line in names)
