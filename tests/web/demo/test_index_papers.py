from pathlib import Path

import pytest

from takar.web.accounts.models import Role
from takar.web.demo.index_papers import index_papers
from takar.web.kit.scope import scope
from tests.town import make_hamlet


@pytest.mark.django_db
def test_every_paper_about_the_index_is_written(tmp_path: Path) -> None:
    hamlet = make_hamlet()
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        own = hamlet.participant.employee
        operator = hamlet.users[Role.OPERATOR]
        written = list(index_papers(operator, hamlet.index, tmp_path, own))
    assert len({path.name for path in written}) == 7
    assert all(path.stat().st_size > 0 for path in written)
