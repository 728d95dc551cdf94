from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from takar.web.kit.press import many_printed, printed

AGENCY = {"name": "Kabupaten Tirtamaya", "office": "BKPSDM", "lines": ["Jalan Contoh 1"]}
TEMPLATE = """#import "plain.typ": *
#let data = json(bytes(sys.inputs.data))
#show: plain.with(data, title: data.title)
#letterhead(data)
= #data.title
"""


@pytest.fixture
def room(tmp_path: Path) -> Path:
    (tmp_path / "surat.typ").write_text(TEMPLATE)
    return tmp_path


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_a_paper_bears_the_letterhead_and_what_it_is_given(room: Path) -> None:
    text = text_of(printed(room, "kab_x", "surat", {"agency": AGENCY, "title": "Undangan 7"}))
    assert "PEMERINTAH KABUPATEN TIRTAMAYA" in text
    assert "Undangan 7" in text


def test_papers_are_tagged_for_readers_who_do_not_see(room: Path) -> None:
    content = printed(room, "kab_x", "surat", {"agency": AGENCY, "title": "Undangan"})
    root: Any = PdfReader(BytesIO(content)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]


def test_many_papers_come_in_order(room: Path) -> None:
    many = [{"agency": AGENCY, "title": f"Surat {number}"} for number in range(3)]
    texts = [text_of(one) for one in many_printed(room, "kab_x", "surat", many)]
    assert [f"Surat {number}" in text for number, text in enumerate(texts)] == [True] * 3


def test_an_agency_lays_its_own_template_over_ours(room: Path, settings: Any) -> None:
    settings.HOME = room / "home"
    own = settings.HOME / "templates" / "kab_x"
    own.mkdir(parents=True)
    (own / "surat.typ").write_text(TEMPLATE + "Gaya sendiri\n")
    facts = {"agency": AGENCY, "title": "Undangan"}
    assert "Gaya sendiri" in text_of(printed(room, "kab_x", "surat", facts))
    assert "Gaya sendiri" not in text_of(printed(room, "kab_lain", "surat", facts))
