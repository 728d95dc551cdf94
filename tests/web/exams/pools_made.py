"""Calibrated items with keys, and a form whose only section is adaptive."""

from fractions import Fraction
from typing import Any

from takar.items.content import Content, Interaction, Option
from takar.items.forms import AdaptiveRule
from takar.items.keys import ChoiceKey
from takar.web.exams import actions
from takar.web.exams.models import Exam, ExamForm
from takar.web.item_bank.models import Item, ItemKey, ItemParameters, ItemPool, ItemVersion
from takar.web.item_bank.rules.drafts import fingerprint_of
from takar.web.kit.sealing import seal
from tests.cast import Cast

SCALE = "ujian-contoh"
AREAS = ("INTEGRITAS", "KERJASAMA")
WORDS = ("Satu", "Dua", "Tiga")


def question(number: int) -> Content:
    """An invented question; its first option is right."""
    return Content(
        interaction=Interaction.CHOICE,
        prompt=f"<p>Pertanyaan berparameter nomor {number}.</p>",
        options=tuple(Option(text=word) for word in WORDS),
    )


def right() -> dict[str, str]:
    """What somebody sends who answers rightly."""
    return {"choice": question(1).code_of(0)}


def wrong() -> dict[str, str]:
    """What somebody sends who answers wrongly."""
    return {"choice": question(1).code_of(1)}


def calibrated(
    cast: Cast, count: int, *, scale: str = SCALE, begin: int = 1, **facts: Any
) -> list[ItemVersion]:
    """Approved items with a key and parameters, of two competencies in turn."""
    pool, _ = ItemPool.objects.get_or_create(
        agency=cast.agency, code="kalibrasi", defaults={"name": "Terkalibrasi"}
    )
    return [
        calibrated_item(cast, pool, number, scale, facts) for number in range(begin, begin + count)
    ]


def calibrated_item(
    cast: Cast, pool: ItemPool, number: int, scale: str, facts: dict[str, Any]
) -> ItemVersion:
    item = Item.objects.create(
        agency=cast.agency,
        pool=pool,
        code=f"C{number:03d}",
        title=f"Butir {number}",
        interaction="CHOICE",
        competency=AREAS[number % 2],
        tags=["adaptif"] if number % 3 == 0 else [],
        state="DISETUJUI",
        made_by=cast.rahayu,
    )
    content = question(number)
    version = ItemVersion.objects.create(
        item=item,
        number=1,
        sealed=seal(content.model_dump_json().encode()),
        fingerprint=fingerprint_of(content),
        state="DISETUJUI",
        made_by=cast.rahayu,
    )
    key = ChoiceKey(points={content.code_of(0): Fraction(1)})
    ItemKey.objects.create(
        version=version,
        number=1,
        sealed=seal(key.model_dump_json().encode()),
        fingerprint=fingerprint_of(key),
        state="BERLAKU",
        made_by=cast.rahayu,
    )
    difficulty = ((number * 7) % 21 - 10) / 5
    values = {"model": "2PL", "a": 1.4, "d": [-1.4 * difficulty], "c": 0.0} | facts
    if scale:
        ItemParameters.objects.create(
            version=version, values=values, scale=scale, persons=500, source="uji coba"
        )
    return version


def adaptive_draft(
    cast: Cast, exam: Exam, versions: list[ItemVersion], *, code: str = "AD", **rule: Any
) -> ExamForm:
    """A draft whose only section is adaptive and chooses from these versions."""
    form = actions.create_form(cast.rahayu, exam, code=code, title="Naskah adaptif")
    actions.add_section(cast.rahayu, form, code="A", title="Adaptif", minutes=30)
    actions.add_items(cast.rahayu, form, code="A", block="1", versions=versions)
    facts = {"least": 4, "most": 8, "scale": SCALE, "standard_error": "0.40"} | rule
    actions.change_section(
        cast.rahayu,
        form,
        code="A",
        title="Adaptif",
        minutes=30,
        shuffles_options=True,
        adaptive=AdaptiveRule(**facts),
    )
    return form
