"""Measures a hall under load: hundreds answering, and a thousand starting at once.

    python benchmarks/bench_exam_load.py [--people 1000] [--answering 500] [--seconds 60]
                                         [--within 10] [--database both|postgres|sqlite]

1. Answering: so many people give an answer every five seconds, on SQLite and on PostgreSQL.
2. All at once (PostgreSQL): everybody opens the door, shows the PINs, opens the page, sits down,
   agrees and begins the section within ten seconds; the answer to the last brings the questions.
3. At the signal (PostgreSQL): as many others have sat down and wait; all begin within ten seconds.

A person opens one connection and keeps it, as a browser does. Rows are counted in the tables. The
load comes from this very process, on the same cores; its own CPU is told. Needs the binaries of
PostgreSQL, unless only SQLite is asked for.
"""

import argparse
import asyncio
import json
import math
import os
import random
import resource
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import uvloop
from exam_devices import ROOT, SECTION, Device, expected
from exam_service import Cut, Line, Quiet, Reply, cpu_of, database, filled, tree_of
from machine import load, machine

RESULTS = Path(__file__).parent / "results" / "exam_load.json"
SITTINGS = Path(__file__).parent / "saving_sittings.py"
EVERY_SECONDS = 5
SEATED_SECONDS = 60
"""How long those who start at the signal take to sit down before it."""


class Watch:
    """Counts how long each kind of request took, and which of them failed."""

    def __init__(self) -> None:
        self.took: dict[str, list[float]] = {}
        self.faults: list[str] = []

    async def ask(self, name: str, asking: Awaitable[Reply], status: int = 200) -> Reply | None:
        """Wait for an answer and note how long it took; nothing if it is not what it should be."""
        began = time.perf_counter()
        try:
            reply = expected(await asking, status)
        except Cut as fault:
            self.faults.append(f"{name}: {fault}")
            return None
        self.note(name, began)
        return reply

    def note(self, name: str, began: float) -> None:
        """Note what began at a moment and is over now."""
        self.took.setdefault(name, []).append((time.perf_counter() - began) * 1000)

    def told(self) -> dict[str, Any]:
        """Return the figures in milliseconds."""
        each = {
            name: {"n": len(took), "p50": at(took, 50), "p95": at(took, 95), "p99": at(took, 99)}
            | {"worst": at(took, 100)}
            for name, took in self.took.items()
        }
        return {"errors": len(self.faults), "first_errors": self.faults[:3], "milliseconds": each}


def at(took: list[float], percent: int) -> float:
    """Return a percentile: the smallest figure that so many percent do not exceed."""
    return round(sorted(took)[max(math.ceil(len(took) * percent / 100) - 1, 0)], 1)


class Spent:
    """CPU of the service, of its database and of this process since it was made."""

    def __init__(self, service: Quiet, folder: Path) -> None:
        self.service, self.folder = service, folder
        self.before, self.began = self.now(), time.monotonic()

    def now(self) -> dict[str, float]:
        """Return the seconds used until now."""
        told = {"service": cpu_of(self.service.processes()), "load_generator": time.process_time()}
        postmaster = self.folder / "pg" / "data" / "postmaster.pid"
        if postmaster.exists():
            told["database"] = cpu_of(tree_of(int(postmaster.read_text().split()[0])))
        return told

    def told(self) -> dict[str, Any]:
        """Return the seconds used and those that went by."""
        now = self.now()
        used = {name: round(now[name] - self.before[name], 2) for name in now}
        return {"cpu_seconds": used, "seconds": round(time.monotonic() - self.began, 1)}


async def answering(service: Quiet, tokens: list[str], seconds: int) -> Watch:
    """Let everybody answer every five seconds."""
    watch, until = Watch(), time.monotonic() + seconds

    async def person(token: str, place: int) -> None:
        line = Line(service.port)
        await asyncio.sleep(EVERY_SECONDS * place / len(tokens))
        sequence, due = 0, time.monotonic()
        headers = {"x-takar-kursi": token, "Content-Type": "application/json"}
        while due < until:
            sequence += 1
            now = int(time.time() * 1000)
            change = [sequence, "JAWAB", sequence % 100, {"choice": "B"}, now]
            body = json.dumps({"changes": [change]}).encode()
            await watch.ask("save", line.ask("POST", f"{ROOT}simpan/", body, headers))
            due += EVERY_SECONDS
            await asyncio.sleep(max(due - time.monotonic(), 0))
        line.drop()

    await asyncio.gather(*(person(token, place) for place, token in enumerate(tokens)))
    return watch


async def arrive(device: Device, watch: Watch) -> bool:
    """Let somebody enter, sit down and agree; say whether it worked."""
    line, facts = device.line, {"number": device.person, **device.pins}
    steps: tuple[tuple[str, Callable[[], Awaitable[Reply]], int], ...] = (
        ("door", lambda: line.ask("GET", ROOT), 200),
        ("sign in", lambda: line.post(ROOT, facts), 302),
        ("page", lambda: line.ask("GET", f"{ROOT}lembar/"), 200),
        ("sit down", lambda: line.post(f"{ROOT}duduk/", {}), 200),
        ("agree", lambda: line.post(f"{ROOT}setuju/", {}), 200),
    )
    for name, asking, status in steps:
        reply = await watch.ask(name, asking(), status)
        if reply is None:
            return False
        if name == "sit down":
            device.desk = json.loads(reply.body)["standing"]["desk"]
    return True


async def begin(device: Device, watch: Watch) -> bool:
    """Let somebody begin the section and receive its questions."""
    path = f"{ROOT}bagian/{SECTION}/"
    reply = await watch.ask("begin", device.line.post(path, {"desk": device.desk}))
    return reply is not None and len(json.loads(reply.body)["questions"]) > 0


async def everything(device: Device, watch: Watch) -> None:
    """Let somebody go from the door to the first question."""
    began = time.perf_counter()
    if await arrive(device, watch) and await begin(device, watch):
        watch.note("from the door to the questions", began)
    device.line.drop()


async def spread(
    devices: list[Device], within: float, deed: Callable[[Device], Awaitable[Any]]
) -> None:
    """Let everybody do something, each at a moment drawn from so many seconds."""

    async def one(device: Device) -> None:
        await asyncio.sleep(device.chance.uniform(0, within))
        await deed(device)

    await asyncio.gather(*(one(device) for device in devices))


async def starting(service: Quiet, folder: Path, made: dict[str, Any], within: int) -> Any:
    """Measure both starts, each with half of the people."""
    pins = {"pin": made["pin"], "session_pin": made["session_pin"]}
    chance = random.Random(1)  # noqa: S311 - moments that can be drawn again
    devices = [Device(Line(service.port), number, pins, chance) for number in made["numbers"]]
    half = len(devices) // 2
    together, spent = Watch(), Spent(service, folder)
    await spread(devices[:half], within, lambda one: everything(one, together))
    told = {"all_at_once": together.told() | spent.told()}
    seated, signal, spent = Watch(), Watch(), Spent(service, folder)
    await spread(devices[half:], SEATED_SECONDS, lambda one: arrive(one, seated))
    told["before_the_signal"] = seated.told() | spent.told()
    spent = Spent(service, folder)
    await spread(devices[half:], within, lambda one: begin(one, signal))
    told["at_the_signal"] = signal.told() | spent.told()
    for device in devices:
        device.line.drop()
    return told


@contextmanager
def served(kind: str, folder: Path) -> Iterator[Quiet]:
    """Give a service on a database of its own, with as many processes as ``serve`` would start."""
    workers = 1 if kind == "sqlite" else os.cpu_count() or 1
    with database(folder, kind) as address:
        service = Quiet(folder / "home", address, workers)
        try:
            yield service
        finally:
            service.kill()


def measured(kind: str, asked: argparse.Namespace) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the figures of one database by their names."""
    with tempfile.TemporaryDirectory(prefix="takar-load-") as place:
        folder = Path(place)
        with served(kind, folder) as service:
            starts = asked.people if kind == "postgres" else 0
            made = filled(service, max(2 * starts, 2))
            if asked.answering:
                service.run(str(SITTINGS), str(asked.answering), str(folder / "tokens.txt"))
            service.start()
            if asked.answering:
                yield f"answering_on_{kind}", of_answering(service, folder, asked)
            if starts:
                yield f"start_of_{starts}", of_starting(service, folder, made, asked.within)


def of_answering(service: Quiet, folder: Path, asked: argparse.Namespace) -> dict[str, Any]:
    """Return the figures of people answering."""
    tokens = (folder / "tokens.txt").read_text().split()[: asked.answering]
    spent = Spent(service, folder)
    watch = uvloop.run(answering(service, tokens, asked.seconds))
    told = {"people": asked.answering, "load": load(), **watch.told(), **spent.told()}
    told["rows"] = rows(service, "sittings_answerchange")
    cpu = told["cpu_seconds"]
    server = cpu["service"] + cpu.get("database", 0)
    told["service_cpu_us_per_save"] = round(cpu["service"] / told["rows"] * 1e6)
    told["all_cpu_us_per_save"] = round(server / told["rows"] * 1e6)
    return told


def of_starting(service: Quiet, folder: Path, made: dict[str, Any], within: int) -> dict[str, Any]:
    """Return the figures of people starting together."""
    people = len(made["numbers"]) // 2
    told = uvloop.run(starting(service, folder, made, within))
    for figures in told.values():
        spent = figures["cpu_seconds"]
        each = (spent["service"] + spent["database"]) / people * 1000
        figures["service_and_database_cpu_ms_a_person"] = round(each, 1)
    begun = rows(service, "sittings_sectionclock WHERE started_at IS NOT NULL")
    return {"people": people, "within": within, "load": load(), "sections_begun": begun, **told}


def rows(service: Quiet, where: str) -> int:
    """Return how many rows the database holds."""
    sql = f"SELECT count(*) FROM {where}"  # noqa: S608 - our own words
    if not service.database:
        with sqlite3.connect(service.home / "takar.sqlite3") as file:
            return int(file.execute(sql).fetchone()[0])
    with psycopg.connect(service.database) as connection:
        found = connection.execute(sql.encode()).fetchone()
    return int(found[0]) if found else 0


def main() -> None:
    """Measure and keep the figures."""
    terms = argparse.ArgumentParser()
    terms.add_argument("--people", type=int, default=1000)
    terms.add_argument("--answering", type=int, default=500)
    terms.add_argument("--seconds", type=int, default=60)
    terms.add_argument("--within", type=int, default=10)
    terms.add_argument("--database", choices=("both", "postgres", "sqlite"), default="both")
    asked = terms.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    told: dict[str, Any] = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    told |= {"machine": machine("granian", "uvloop", "psycopg"), "load_before": load()}
    for kind in ("sqlite", "postgres") if asked.database == "both" else (asked.database,):
        for name, figures in measured(kind, asked):
            told[name] = figures
            RESULTS.write_text(json.dumps(told, indent=2) + "\n")
    print(json.dumps(told, indent=2))


if __name__ == "__main__":
    main()
