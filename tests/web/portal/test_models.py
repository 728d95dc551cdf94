import pytest
from pydantic import ValidationError

from takar.web.portal.models import Publication
from tests.cast import Cast


def test_content_of_an_unknown_shape_is_refused(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        Publication(agency=cast.agency, content={"version": 2}).said  # noqa: B018 - reading is it
