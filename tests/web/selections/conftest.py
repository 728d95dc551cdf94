"""An open selection of one post with four applicants, under a committee of five."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from takar.web.kit.scope import scope
from takar.web.selections import actions
from takar.web.selections.models import Applicant, Component, Post, Selection
from tests.cast import Cast, employee

ORIGINS = ("INTERNAL", "INTERNAL", "INSTANSI_LAIN", "AKADEMISI", "AKADEMISI")


@dataclass(frozen=True)
class Stage:
    """The cast with a selection."""

    cast: Cast
    selection: Selection
    post: Post

    @property
    def applicants(self) -> list[Applicant]:
        """Everybody who applies, by number."""
        return list(self.post.applicants.order_by("number"))

    def give(self, applicant: Applicant, value: str) -> None:
        """Let every member give the same in every component."""
        members = list(self.selection.members.values_list("pk", flat=True))
        components = Component.objects.filter(selection=self.selection, source="PANITIA")
        actions.enter_scores(
            self.cast.rahayu,
            applicant,
            scores={(one.pk, member): Decimal(value) for one in components for member in members},
        )


@pytest.fixture
def opened(cast: Cast) -> Iterator[Stage]:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        one = actions.open_selection(
            cast.rahayu,
            cast.agency,
            name="Seleksi Kepala Dinas",
            kind="SELEKSI_TERBUKA",
            opens_on=date(2025, 5, 1),
            closes_on=date(2025, 5, 20),
        )
        actions.remove_component(cast.rahayu, one.components.get(code="ASESMEN"))
        actions.set_component(
            cast.rahayu, one, code="WAWANCARA", title="Wawancara", weight=Decimal(60)
        )
        for number, origin in enumerate(ORIGINS):
            actions.add_member(
                cast.rahayu, one, name=f"Anggota {number}", origin=origin, is_chair=not number
            )
        post = actions.add_post(cast.rahayu, one, title="Kepala Dinas Contoh")
        for number, name in enumerate(("Ani", "Beni", "Cici", "Dodi"), start=3):
            person = employee(cast.agency, cast.unit, name, number)
            applicant = actions.add_applicant(cast.rahayu, post, employee=person)
            actions.mark_applicant(cast.rahayu, applicant, state="MEMENUHI_SYARAT")
        yield Stage(cast, one, post)


@pytest.fixture
def scored(opened: Stage) -> Stage:
    """The same in its scoring: 90, 80, 80 and nothing."""
    for state in ("DIBUKA", "PENILAIAN"):
        actions.move_selection(opened.cast.rahayu, opened.selection, state=state)
    for applicant, value in zip(opened.applicants, ("90", "80", "80"), strict=False):
        opened.give(applicant, value)
    return opened
