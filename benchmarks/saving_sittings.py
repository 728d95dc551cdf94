"""Make sittings and print the number of the first; their tokens go into a file.

python benchmarks/saving_sittings.py COUNT TOKENS
"""

import os
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "takar.web.settings")
django.setup()

from takar.web.accounts.models import Agency, User  # noqa: E402 - the settings come first
from takar.web.exams.models import Exam, ExamForm, ExamSession, Registration  # noqa: E402
from takar.web.kit.scope import scopes_disabled  # noqa: E402
from takar.web.people.models import Employee, WorkUnit  # noqa: E402
from takar.web.sittings.models import Sitting  # noqa: E402
from takar.web.sittings.saving.tokens import Desk, token_of  # noqa: E402


def main(count: int, tokens: Path) -> None:
    """Make the rows and write the tokens."""
    with scopes_disabled():
        first = made(count)
    until = int(time.time()) + 86_400
    numbers = range(first, first + count)
    tokens.write_text(
        "\n".join(token_of(Desk(each, desk), until=until) for desk in (1, 2, 3) for each in numbers)
    )
    print(first)


def made(count: int) -> int:
    """Return the number of the first of so many sittings."""
    agency, _ = Agency.objects.get_or_create(code="kab_tirtamaya", defaults={"name": "Tirtamaya"})
    user, _ = User.objects.get_or_create(username="rahayu")
    unit, _ = WorkUnit.objects.get_or_create(
        agency=agency, code="U1", defaults={"name": "Dinas Contoh", "path": "U1/"}
    )
    exam, _ = Exam.objects.get_or_create(
        agency=agency, name="Uji beban", defaults={"made_by": user}
    )
    form, _ = ExamForm.objects.get_or_create(
        exam=exam, code="A", defaults={"title": "A", "blueprint": {}}
    )
    now = datetime.now(UTC)
    session, _ = ExamSession.objects.get_or_create(
        exam=exam, name="1", defaults={"opens_at": now, "closes_at": now + timedelta(hours=4)}
    )
    people = Employee.objects.bulk_create(
        Employee(agency=agency, unit=unit, code=f"E{n}", name=f"Orang {n}") for n in range(count)
    )
    seats = Registration.objects.bulk_create(
        Registration(session=session, form=form, employee=one, number=f"{n:05d}", pin="")
        for n, one in enumerate(people)
    )
    rows = Sitting.objects.bulk_create(
        Sitting(registration=seat, form=form, seed="x", paper={"version": 1, "sections": []})
        for seat in seats
    )
    return min(row.pk for row in rows)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
