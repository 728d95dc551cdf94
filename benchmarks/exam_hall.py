"""A hall for a benchmark: fill the service of the environment with it, or tell what it has kept.

python benchmarks/exam_hall.py fill PEOPLE      prints whom it registered
python benchmarks/exam_hall.py journal FILE     writes every change kept, and every answer judged
"""

import json
import os
import sys
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "takar.web.settings")
django.setup()

from tests.cast import make_cast  # noqa: E402
from tests.web.sittings.made import PIN, SESSION_PIN, Hall, content, crowd, hall  # noqa: E402

from takar.items.content import Interaction  # noqa: E402 - the settings come first
from takar.items.forms import Block, FormKind, Section  # noqa: E402
from takar.web.exams.models import FormItem  # noqa: E402
from takar.web.item_bank.models import Item, ItemPool, ItemVersion  # noqa: E402
from takar.web.kit.scope import scopes_disabled  # noqa: E402
from takar.web.kit.sealing import seal  # noqa: E402
from takar.web.sittings.models import AnswerChange, Sitting  # noqa: E402
from takar.web.sittings.queries import standings_of  # noqa: E402
from takar.web.sittings.rules.judging import answers  # noqa: E402

QUESTIONS = 100
"""Questions in the one section, as in the tests of the civil service."""
MINUTES = 170


def fill(people: int) -> None:
    """Make one section of many questions, register people for it, and print what they need."""
    codes = tuple(f"S{number}" for number in range(1, QUESTIONS + 1))
    block = Block(code="a", items=codes, shuffles_items=True)
    section = Section(
        code="A",
        title="Bagian contoh",
        minutes=MINUTES,
        blocks=(block,),
        kind=FormKind.RANDOM,
        shuffles_options=True,
    )
    made = hall(make_cast(), sections=(section,))
    with scopes_disabled():
        add_questions(made, codes)
    numbers = [made.registration.number, made.other.number, *crowd(made, people - 2)]
    told = {"numbers": numbers[:people], "pin": PIN, "session_pin": SESSION_PIN}
    print(json.dumps(told))


def add_questions(made: Hall, codes: tuple[str, ...]) -> None:
    """Add what the form of the tests lacks: choices with one right answer."""
    there = set(FormItem.objects.filter(form=made.form).values_list("code", flat=True))
    pool = ItemPool.objects.get(agency=made.cast.agency)
    kind = Interaction.CHOICE
    for place, code in enumerate(codes):
        if code in there:
            continue
        by = {"made_by": made.cast.rahayu}
        facts = {"agency": made.cast.agency, "pool": pool, "interaction": kind.value}
        item = Item.objects.create(code=code, title=code, **facts, **by)
        sealed = seal(content(kind, place).model_dump_json().encode())
        version = ItemVersion.objects.create(
            item=item, number=1, sealed=sealed, state="DISETUJUI", **by
        )
        FormItem.objects.create(form=made.form, code=code, version=version)


def journal(file: Path) -> None:
    """Write every change of the journal and the answers that stand, by the registration number."""
    with scopes_disabled():
        sittings = list(Sitting.objects.select_related("registration"))
        names = {one.pk: one.registration.number for one in sittings}
        rows = AnswerChange.objects.values_list(
            "sitting", "desk", "sequence", "kind", "slot", "value", "received_at"
        )
        kept = [
            [names[sitting], *facts, int(received.timestamp() * 1000)]
            for sitting, *facts, received in rows.iterator()
        ]
        standing = {
            names[number]: answers(found) for number, found in standings_of(sittings).items()
        }
    file.write_text(json.dumps({"kept": kept, "standing": standing}))


if __name__ == "__main__":
    if sys.argv[1] == "fill":
        fill(int(sys.argv[2]))
    else:
        journal(Path(sys.argv[2]))
