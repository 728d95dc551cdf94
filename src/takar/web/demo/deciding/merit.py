"""Merit of the demonstration: one sheet begun, and the readiness checklist with some documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from django.core.files.base import ContentFile

from takar.web.accounts.models import Role, User
from takar.web.demo.story import Story
from takar.web.merit import actions
from takar.web.merit.models import Sheet
from takar.web.merit.queries import law_for, parts_of
from takar.web.merit.rules import ADOPTION, CLAIMED, LEVEL, NEW, OLD, PRESENT, Question
from takar.web.reports.documents.pdf import press
from takar.web.reports.documents.shared import day_text

TEMPLATES = Path(__file__).parent.parent / "typst"
SHOWN = {
    "KOMITMEN_KEPALA_DAERAH": "Pernyataan komitmen kepala daerah",
    "PERATURAN_DAERAH": "Peraturan kepala daerah tentang manajemen talenta",
    "TIM_DAN_KOMITE": "Keputusan pembentukan komite talenta",
    "JABATAN_TARGET": "Keputusan jabatan target dan kritikal",
    "PETA_TALENTA": "Keputusan peta talenta dan kelompok rencana suksesi",
}
CHECKED = 3
NOTE = "Diisi bersama tim penilaian mandiri."
ANSWERED_SHARE = 3, 5
"""So many of so many questions of the merit sheet are answered."""


@dataclass(frozen=True)
class MeritStory:
    """What an agency says of its own merit system, begun and not finished."""

    story: Story
    users: Mapping[Role, User]
    day: date

    def tell(self) -> None:
        """Begin the checklist and the sheet in force, once."""
        if not Sheet.objects.filter(agency=self.story.agency).exists():
            self.fill_checklist(self.opened(ADOPTION))
            self.fill_sheet(self.opened(self.instrument()))

    def opened(self, instrument: str) -> Sheet:
        """Open a sheet of this year."""
        return actions.open_sheet(
            self.story.operator,
            self.story.agency,
            instrument=instrument,
            year=self.day.year,
            day=self.day,
        )

    def instrument(self) -> str:
        """Return the newest instrument in force on the day."""
        sheet = Sheet(agency=self.story.agency, instrument=ADOPTION, day=self.day)
        known = law_for(sheet).codes("merit.instruments")
        return NEW if NEW in known else OLD

    def fill_checklist(self, sheet: Sheet) -> None:
        """Claim some items with their documents; the head has looked at the first of them."""
        for number, (question, title) in enumerate(SHOWN.items()):
            actions.answer(self.story.operator, sheet, question=question, finding=CLAIMED)
            actions.attach_document(
                self.story.operator, sheet, question=question, title=title, upload=self.paper(title)
            )
            if number < CHECKED:
                head = self.users[Role.LEADER]
                actions.check_answer(head, sheet, question=question, finding=PRESENT)

    def fill_sheet(self, sheet: Sheet) -> None:
        """Answer somewhat over half of the questions, moderately."""
        questions = [question for part in parts_of(sheet) for question in part.questions]
        some, of = ANSWERED_SHARE
        for number, question in enumerate(questions):
            if number % of < some:
                value = answer_to(question, number)
                actions.answer(
                    self.story.operator, sheet, question=question.code, value=value, note=NOTE
                )

    def paper(self, title: str) -> "ContentFile[bytes]":
        """Return an invented document, as a browser would send it."""
        office = self.story.agency.office or self.story.agency.name
        facts = {"title": title, "office": office, "day": day_text(self.day)}
        return ContentFile(press(TEMPLATES, "document")(facts), name="dokumen.pdf")


def answer_to(question: Question, number: int) -> Decimal:
    """Return an answer somewhere in the upper half of what a question allows."""
    half = (question.least + question.most) / 2
    value = half + (question.most - half) * (number % 3) / 3
    return value.to_integral_value() if question.kind == LEVEL else round(value, 2)
