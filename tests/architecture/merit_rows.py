"""The addresses of the room merit, and one row of each in the hamlet."""

from datetime import date

from takar.web.accounts.models import Role
from takar.web.merit.actions import answer, attach_document, open_sheet
from takar.web.merit.rules import ADOPTION, CLAIMED
from tests.town import Hamlet
from tests.web.merit.made import scan

SHEET = ("merit_sheet",)
QUESTION = (*SHEET, "merit_question")

MERIT_ARGUMENTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("merit:sheets", "merit:create"), ()),
    **dict.fromkeys(
        (f"merit:{name}" for name in ("binder", "download", "move", "remove", "sheet", "survey")),
        SHEET,
    ),
    **dict.fromkeys((f"merit:{name}" for name in ("attach", "check")), QUESTION),
    "merit:answer": (*SHEET, "merit_part"),
    "merit:chapter": (*SHEET, "merit_part"),
    "merit:document": ("merit_document",),
    "merit:remove_document": ("merit_document",),
}


def merit_rows(hamlet: Hamlet) -> dict[str, object]:
    """Let the operator open a checklist and lay a document into it."""
    operator = hamlet.users[Role.OPERATOR]
    sheet = open_sheet(
        operator, hamlet.agency, instrument=ADOPTION, year=2025, day=date(2025, 12, 31)
    )
    question = "TIM_DAN_KOMITE"
    answer(operator, sheet, question=question, finding=CLAIMED)
    document = attach_document(
        operator, sheet, question=question, title="Surat keputusan komite", upload=scan()
    )
    return {
        "merit_sheet": sheet.pk,
        "merit_question": question,
        "merit_part": "KOMITMEN",
        "merit_document": document.pk,
    }
