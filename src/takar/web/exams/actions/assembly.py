"""Parallel forms put together by the solver, with how far from the best they are."""

from collections.abc import Mapping
from typing import Any

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.exams.actions.forms import kept
from takar.web.exams.actions.refusals import NotPossible
from takar.web.exams.models import Exam, ExamForm, FormItem
from takar.web.exams.permissions import operates
from takar.web.exams.queries.exams import calibrated_in
from takar.web.exams.rules import drafts
from takar.web.item_bank.models import ItemVersion

SECONDS = 20.0


@action("exams.forms.assembled", needs=operates)
def assemble_forms(  # noqa: PLR0913 -- what is asked of the forms is named at the call
    actor: User,
    exam: Exam,
    *,
    length: int,
    how_many: int,
    minutes: int,
    content: Mapping[str, tuple[int, int]],
    overlap: int = 0,
    pool: int | None = None,
    letter: str = "P",
) -> list[ExamForm]:
    """Make parallel drafts of calibrated items, alike in content and in how well they measure."""
    from takar.psychometrics import forms as solver  # noqa: PLC0415 -- the solver is heavy

    versions = {
        drafts.item_code(version.item.code): (version, values)
        for version, values in calibrated_in(exam.agency, {"pool": pool}).items()
    }
    if not versions:
        raise NotPossible(
            msg("Belum ada soal berparameter."),
            hint=msg(
                "Kalibrasi soal dari hasil ujian sebelumnya, atau rakit naskah dengan tangan."
            ),
        )
    wanted = solver.Blueprint(length=length, content=dict(content), overlap=overlap)
    found = solver.assemble(bank_of(versions), wanted, how_many, seconds=SECONDS)
    told = report(found)
    noted(**told)
    return [
        draft_of(
            exam, f"{letter}{number}", minutes, told, {code: versions[code][0] for code in own}
        )
        for number, own in enumerate(found.items, 1)
    ]


def bank_of(versions: Mapping[str, tuple[ItemVersion, Mapping[str, Any]]]) -> Any:
    """Return the calibrated items as the solver knows them."""
    from takar.psychometrics.cat.bank import Bank  # noqa: PLC0415 -- the solver is heavy

    return Bank.of(
        [parameters(code, values) for code, (_, values) in versions.items()],
        content={code: version.item.competency for code, (version, _) in versions.items()},
    )


def parameters(code: str, values: Mapping[str, Any]) -> Any:
    """Return the parameters of an item as the bank keeps them."""
    from takar.psychometrics.irt.models import ItemParameters  # noqa: PLC0415 -- numpy is heavy

    return ItemParameters(
        item=code,
        model=values["model"],
        a=float(values["a"]),
        d=tuple(float(one) for one in values["d"]),
        c=float(values.get("c") or 0),
    )


def report(found: Any) -> dict[str, Any]:
    """Return how good the forms are, as it is kept beside each."""
    return {
        "version": 1,
        "forms": len(found.items),
        "points": list(found.points),
        "information": [[round(one, 4) for one in row] for row in found.information],
        "departure": round(found.departure, 4),
        "expected_difference": round(found.expected_difference, 4),
        "gap": round(found.gap, 6),
        "is_proved": bool(found.has_converged),
        "bank": found.bank,
    }


def draft_of(
    exam: Exam, code: str, minutes: int, told: dict[str, Any], items: Mapping[str, ItemVersion]
) -> ExamForm:
    """Return a draft of one section that holds the items."""
    draft = drafts.with_section(drafts.EMPTY, "A", title=exam.name[:200], minutes=minutes)
    plan = drafts.with_items(draft, "A", "1", list(items))
    form = kept(ExamForm(exam=exam, code=code, title=exam.name, blueprint=plan, assembly=told))
    FormItem.objects.bulk_create(
        FormItem(form=form, code=name, version=version) for name, version in items.items()
    )
    return form
