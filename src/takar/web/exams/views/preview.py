"""A form as a candidate sees it, drawn on one page for whoever may read items."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from takar.web.exams.models import ExamForm, FormItem
from takar.web.item_bank.showing import shown as shown_item


@dataclass(frozen=True)
class Part:
    """A section with its questions."""

    title: str
    instructions: str
    minutes: int | None
    practice: list[dict[str, Any]]
    questions: list[dict[str, Any]]


def shown(form: ExamForm, items: Iterable[FormItem]) -> list[Part]:
    """Return the sections of a form with what a candidate may see of each item."""
    contents = {one.code: told(one) for one in items}

    def known(codes: Iterable[str]) -> list[dict[str, Any]]:
        return [contents[code] for code in codes if code in contents]

    return [
        Part(
            one["title"],
            one["instructions"],
            one["minutes"],
            known(one["practice"]),
            known(code for block in one["blocks"] for code in block["items"]),
        )
        for one in form.blueprint["sections"]
    ]


def told(row: FormItem) -> dict[str, Any]:
    """Return what a candidate may see of an item, and how the form calls it."""
    return {"code": row.code, **shown_item(row.version.content, row.version.pk)}
