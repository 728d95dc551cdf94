"""What posts of the demonstration ask besides the law: the field that their heads studied."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from takar.synthetic.organisation.jobs import CARERS, JOBS, TEACHERS
from takar.synthetic.people.schooling import HEAD_FIELDS
from takar.web.demo.deciding.offices import offices_of
from takar.web.demo.story import Story
from takar.web.people.models import Position
from takar.web.posts.actions import import_demands
from takar.web.posts.importing import DemandRow
from takar.web.posts.models import Demand

TIERS = ("ADMINISTRATOR", "PENGAWAS")
OWN_PROFESSIONS = {"Pendidikan": TEACHERS, "Kesehatan": CARERS}
"""Words in the name of an office that is led by its own profession too."""
SOURCE = "Keputusan kepala daerah tentang standar kompetensi jabatan (rekaan)"


@dataclass(frozen=True)
class DemandStory:
    """The demands of the posts of one agency, from the first day of a year on."""

    story: Story
    year: int

    def tell(self) -> int:
        """Import a demand for each post of the middle tiers; once."""
        agency = self.story.agency
        if Demand.objects.filter(position__agency=agency).exists():
            return 0
        return import_demands(self.story.operator, agency, rows=list(self.rows()))

    def rows(self) -> Iterator[DemandRow]:
        """Yield one demand for each post, as a workbook would carry it."""
        posts = Position.objects.filter(agency=self.story.agency, tier__in=TIERS)
        offices = offices_of(self.story)
        for number, post in enumerate(posts.select_related("unit").order_by("code"), start=1):
            fields = ", ".join(fields_for(offices.get(post.unit.path, "") if post.unit else ""))
            yield DemandRow(
                rule="education_field",
                read="field",
                words=f"{{among: [{fields}], others: TIDAK}}",
                source=SOURCE,
                valid_from=date(self.year, 1, 1),
                title="Bidang pendidikan",
                position_code=post.code,
                number=number,
            )


def fields_for(office: str) -> list[str]:
    """Return what the heads in an office may have studied."""
    own = {family for word, family in OWN_PROFESSIONS.items() if word in office}
    professions = [field for job in JOBS if job.family in own for field in job.fields]
    return list(dict.fromkeys((*HEAD_FIELDS, *professions)))
