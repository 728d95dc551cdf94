import re

from takar.web.kit.scope import scope
from takar.web.portal.actions import publish
from takar.web.portal.static_page import file_of, harmless, static_page
from tests.cast import Cast
from tests.web.portal.made import jpm_run, talent_run


def test_the_page_needs_nothing_from_elsewhere(cast: Cast) -> None:
    run = jpm_run(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        publication = publish(cast.bupati, cast.agency, run=run, reason="Keterbukaan informasi.")
        page = static_page(publication)
    links = re.findall(r"(?:href|src)=\"([^\"]*)\"", page)
    assert links
    assert all(link.startswith("data:") for link in links)
    assert "url(" not in page
    assert "<script" not in page
    assert "Kabupaten Tirtamaya" in page
    assert "Keterbukaan informasi." in page
    assert publication.said.law_edition in page


def test_the_file_says_hidden_where_a_number_is_hidden(cast: Cast) -> None:
    run = jpm_run(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        content = publish(cast.bupati, cast.agency, run=run, reason="Keterbukaan informasi.").said
    lines = file_of(content).splitlines()
    assert lines[0] == "\ufeffkelompok,baris,hasil,orang"
    assert sum("disembunyikan" in line for line in lines) == content.hidden


def test_no_cell_of_the_file_is_a_formula() -> None:
    assert harmless("=1+1") == "'=1+1"
    assert harmless("Dinas") == "Dinas"


def test_shares_of_the_boxes_are_of_all_whose_box_is_known(cast: Cast) -> None:
    run = talent_run(cast, {9: 20, 8: 20, 1: 2})
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        publication = publish(cast.bupati, cast.agency, run=run, reason="Keterbukaan informasi.")
        page = static_page(publication)
    boxes = page[page.index('<table class="ninebox') : page.index("</table>")]
    assert publication.said.boxes[1] is None
    assert re.findall(r"([\d,]+)%", boxes).count("47,6") == 1
    assert "50,0%" not in boxes
