"""A real service whose hall sits an adaptive form."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.web.sittings.service import Service


class AdaptiveService(Service):
    """A service filled with an adaptive form."""

    def fill(self, people: int = 2, *, minutes: int = 10) -> dict[str, object]:
        """Make tables and rows; return what one needs to enter."""
        self.home.mkdir(exist_ok=True)
        self.run("manage.py", "migrate", "--verbosity", "0")
        made = self.run("-m", "tests.web.sittings.adaptive_service", str(people), "20")
        return dict(json.loads(made.splitlines()[-1]))


@contextmanager
def served_adaptive(
    home: Path, people: int = 2, **terms: object
) -> Iterator[tuple[Service, dict[str, object]]]:
    """Serve a hall that sits an adaptive form, until the end of the block."""
    service = AdaptiveService(home, **terms)  # type: ignore[arg-type]
    made = service.fill(people)
    service.start()
    try:
        yield service, made
    finally:
        service.stop()


def main(people: int, items: int) -> None:
    """Fill the service of the environment."""
    import django  # noqa: PLC0415 - the settings come from the environment

    django.setup()
    from takar.web.exams.models import Registration  # noqa: PLC0415
    from tests.cast import make_cast  # noqa: PLC0415
    from tests.web.sittings.adaptive_hall import adaptive_hall  # noqa: PLC0415
    from tests.web.sittings.made import PIN, SESSION_PIN, crowd  # noqa: PLC0415

    made = adaptive_hall(make_cast(), items=items, least=3, most=4, standard_error="0.0")
    numbers = [made.registration.number, made.other.number, *crowd(made, people - 2)]
    with made.scoped():
        Registration.objects.filter(session=made.session).update(form=made.registration.form)
    told = {"numbers": numbers, "pin": PIN, "session_pin": SESSION_PIN}
    sys.stdout.write(f"{json.dumps(told)}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
