from pathlib import Path

import pytest

from takar.web.accounts.models import Role
from takar.web.demo import papers
from takar.web.kit.scope import scope
from takar.web.portal.models import Publication
from tests.town import make_hamlet

pytestmark = pytest.mark.django_db


def test_papers_are_written_and_the_page_is_published_once(tmp_path: Path) -> None:
    hamlet = make_hamlet()
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        written = list(papers.event_papers(hamlet.event, tmp_path))
        assert len(written) == 2 + 6
        assert all(path.stat().st_size > 0 for path in written)
        assert papers.bundle(hamlet.talent, tmp_path).name == "bundel-talent.zip"
        leader = hamlet.users[Role.LEADER]
        first = papers.public_page(leader, hamlet.talent, tmp_path).read_text()
        again = papers.public_page(leader, hamlet.talent, tmp_path).read_text()
        assert first == again
        assert Publication.objects.count() == 1
