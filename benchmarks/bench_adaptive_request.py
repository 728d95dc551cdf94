"""Time of asking for the next question of an adaptive section: the choice, and the whole request.

    python benchmarks/bench_adaptive_request.py               bank of 1,000, about two minutes
    python benchmarks/bench_adaptive_request.py --items 200

One person sits a section of thirty questions over the real views of the service, on a SQLite of its
own in a temporary folder. Before each request the answer is put into the journal.

* choosing: marking all answers so far, the record for the engine, and the next question.
* request: the whole of it from the request to the answer, cookie, scope, course, journal judged,
  choice, event, paper, commit and JSON included; without the network and the server process.

Medians and the highest over the questions after the first, which loads the pool into the process.
Kept in ``benchmarks/results/adaptive_request.json`` with the load of the machine.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from machine import load, machine

ROOT = Path(__file__).resolve().parents[1]
RESULTS = Path(__file__).parent / "results" / "adaptive_request.json"
QUESTIONS = 30
OK = 200


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=1000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {
            "TAKAR_HOME": home,
            "TAKAR_HOSTS": "testserver",
            "TAKAR_DATABASE": "",
            "TAKAR_SECRET_KEY": "a" * 50,
            "TAKAR_ITEM_KEYS": "b" * 50,
            "DJANGO_SETTINGS_MODULE": "takar.web.settings",
        }
        sys.path.insert(0, str(ROOT))
        told = measured(asked.items)
    told = {"machine": machine("numpy", "django"), "load": load(), "items": asked.items} | told
    text = json.dumps(told, indent=2)
    print(text)
    RESULTS.write_text(text + "\n", encoding="utf-8")


def measured(items: int) -> dict[str, Any]:
    """Return the times of one sitting in a hall of its own."""
    import django  # noqa: PLC0415 -- the settings come from the environment

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import transaction  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    from tests.cast import make_cast  # noqa: PLC0415
    from tests.web.sittings.adaptive_hall import adaptive_hall  # noqa: PLC0415

    rule = {"least": QUESTIONS, "most": QUESTIONS, "standard_error": "0.0"}
    began = time.perf_counter()
    with transaction.atomic():
        hall = adaptive_hall(make_cast(), items=items, **rule)
    made = time.perf_counter() - began
    return {"made_and_locked_seconds": round(made, 1)} | sat(hall)


def sat(hall: Any) -> dict[str, Any]:
    """Return how long each next question took."""
    from tests.web.exams.pools_made import right, wrong  # noqa: PLC0415
    from tests.web.sittings.adaptive_hall import plan, say  # noqa: PLC0415

    from takar.web.sittings.models import Sitting  # noqa: PLC0415
    from takar.web.sittings.queries import adaptive  # noqa: PLC0415

    browser = hall.entered()
    desk = browser.post("/ruang-ujian/duduk/").json()["standing"]["desk"]
    browser.post("/ruang-ujian/setuju/")
    browser.post("/ruang-ujian/bagian/A/", {"desk": desk})
    requests, choices = [], []
    for slot in range(QUESTIONS - 1):
        with hall.scoped():
            sitting = Sitting.objects.select_related("form").get()
            say(sitting, slot, right() if slot % 3 else wrong(), slot + 1, desk=desk)
        sent = {"desk": desk, "after": str(slot)}
        began = time.perf_counter()
        answer = browser.post("/ruang-ujian/bagian/A/berikut/", sent)
        requests.append(time.perf_counter() - began)
        if answer.status_code != OK:
            raise RuntimeError(answer.content)
        with hall.scoped():
            steps = adaptive.path_of(sitting, "A")
            values = adaptive.values_by(sitting, steps)
            section = plan(sitting)
            began = time.perf_counter()
            found = adaptive.next_of(section, sitting.seed, steps[:-1], values, at=steps[-1])
            choices.append(time.perf_counter() - began)
        if found.item != steps[-1].item:
            raise RuntimeError(steps)
    return {"choosing_ms": told(choices[1:]), "request_ms": told(requests[1:])}


def told(seconds: list[float]) -> dict[str, float]:
    """Return median, last and highest in milliseconds."""
    of = {"median": statistics.median(seconds), "last": seconds[-1], "highest": max(seconds)}
    return {name: round(one * 1000, 3) for name, one in of.items()}


if __name__ == "__main__":
    main()
