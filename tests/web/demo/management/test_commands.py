import os
import subprocess
import sys
from pathlib import Path
from threading import Event
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from django.core.management import call_command
from django.urls import reverse

from takar.runs.verify import verify_bundle
from tests.postgres import free_port


@pytest.mark.slow
@pytest.mark.django_db
def test_the_demo_leaves_papers_proofs_and_a_page_without_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("demo", out=tmp_path, people=250)

    told = capsys.readouterr().out
    assert "make serve" in told
    assert "bukti belum lengkap" in told
    assert told.index("Optimal") < told.index("Cukup Optimal") < told.index("Kurang Optimal")
    assert "Pemetaan Kompetensi 2025: peserta per kelompok" in told
    assert "Sembilan level" in told
    for name in ("rekap.xlsx", "laporan-kelompok.pdf", "bundel-talent.zip", "publik.html"):
        assert str(tmp_path / name) in told
    assert (tmp_path / "rekap.xlsx").stat().st_size > 0
    assert (tmp_path / "laporan-kelompok.pdf").read_bytes().startswith(b"%PDF")
    reports = list((tmp_path / "laporan-individu").iterdir())
    assert len(reports) > 10
    assert "IP ASN 2024 (perkiraan sendiri)" in told
    assert (tmp_path / "ip-asn" / "laporan-instansi.pdf").read_bytes().startswith(b"%PDF")
    for measure in ("talent", "ip-asn"):
        assert verify_bundle(tmp_path / f"bundel-{measure}.zip").holds
    page = (tmp_path / "publik.html").read_text()
    names = (tmp_path / "bukti" / "employees.csv").read_text().splitlines()[1:]
    assert not any(line.split('","')[3] in page for line in names)


@pytest.mark.slow
def answered(address: str) -> str:
    """Return what a service answers once it listens; its worker may be ready before it."""
    for turn in range(600):
        try:
            with urlopen(address) as answer:  # noqa: S310 - our own address, just made
                return str(answer.read().decode())
        except HTTPError:
            raise
        except URLError:
            if turn == 599:
                raise
            Event().wait(0.1)
    raise AssertionError(address)


def test_serving_answers_and_ends_with_its_worker(tmp_path: Path) -> None:
    home = {**os.environ, "TAKAR_HOME": str(tmp_path), "TAKAR_DATABASE": ""}
    home["DJANGO_SETTINGS_MODULE"] = "takar.web.settings"
    manage, port = [sys.executable, "manage.py"], free_port()
    subprocess.run([*manage, "migrate", "-v", "0"], env=home, check=True)  # noqa: S603
    served = subprocess.Popen(  # noqa: S603
        [*manage, "serve", "--port", str(port)], env=home, stdout=subprocess.PIPE, text=True
    )
    try:
        assert served.stdout is not None
        assert any("Started worker" in line for line in served.stdout)
        assert "Takar" in answered(f"http://127.0.0.1:{port}{reverse('account_login')}")
    finally:
        served.terminate()
        served.communicate(timeout=60)
    assert served.returncode is not None
