"""The events of the room below, on which the meeting sits."""

from tests.web.assessments.conftest import (
    agency_scope,
    draft,
    integrated,
    running,
    scored,
)

__all__ = ["agency_scope", "draft", "integrated", "running", "scored"]
