"""Counts what thousands of outages cost: answers lost, doubled, and sittings beyond resuming.

    python benchmarks/bench_faults.py [--outages 10000] [--database postgres|sqlite] [--seed 1]
                                       [--minutes 15] [--served 0.5 8] [--patience 120]
                                       [--cuts 0.3]

People answer at the real service while lines are cut at every moment of an exchange, pages are
closed, the service is killed with -9 while another stands by (every second time it is first held
still, so that the database commits what the service will never hear of), PostgreSQL is stopped in
immediate mode and started again, its connections are ended, and the operating system refuses the
database every further byte. One outage is one event that hits one live sitting: a killed service
counts once for each sitting that was waiting for an answer at that moment. At the end every line is
mended, what waits is sent, every sitting is resumed by a new browser, and then the journal alone
is compared with what the devices remember. Whoever cannot get in for as long as the patience lasts
while everything fails tries again and is counted as such: that tells how hard the times are, not
what they cost. Needs the binaries of PostgreSQL, unless the database
is SQLite.
"""

import argparse
import asyncio
import json
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from exam_devices import PATIENCE_SECONDS, SECTION, Device, Stuck
from exam_journal import compared, moments
from exam_service import CUTS, HALL, Line, Quiet, database, filled, limit
from machine import load, machine
from tests.postgres import as_server, binaries

RESULTS = Path(__file__).parent / "results" / "faults.json"
PEOPLE = 100
CUT_SHARE = 0.3
"""Of all exchanges, those whose line is cut, unless told otherwise."""
CLOSED_SHARE = 0.01
"""Of all answers, those after which the page is closed."""
SLOTS = 60
THINKS_SECONDS = 0.15
HELD_SECONDS = (0.02, 0.2)
"""How long a service is held still before it is killed, every second time."""
DATABASE_SECONDS = (3.0, 9.0)
"""How long the database is left alone."""
TOTALS = (
    *("outages", "acknowledged", "acknowledged_and_lost", "never_arrived", "doubled"),
    *("refused_as_broken", "final_answers_different", "cannot_be_resumed"),
)


@dataclass
class Hall:
    """Everything that can fail, and how often it did.

    Attributes:
        hits: outages by kind, each counted once for each sitting it hit.
        events: how often a service, a database or a disk failed.
        served: how many seconds the service lives between two kills, at least and at most.
        turned_away: how often somebody lost patience before they got in again.
    """

    service: Quiet
    spare: Quiet
    folder: Path
    chance: random.Random
    served: tuple[float, float]
    cut_share: float = CUT_SHARE
    devices: list[Device] = field(default_factory=list)
    hits: Counter[str] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)
    ready: "asyncio.Queue[Quiet]" = field(default_factory=asyncio.Queue)
    is_up: bool = True
    is_over: bool = False
    turned_away: int = 0

    def strike(self, kind: str) -> None:
        """Note a failure that hits everybody who waits for an answer."""
        self.events[kind] += 1
        for device in self.devices:
            if device.is_asking and not device.fault:
                device.fault = kind
                self.hits[kind] += 1

    async def arrive(self, device: Device) -> None:
        """Let one person enter and start, while nothing fails yet."""
        await device.resume()
        await device.patiently(device.begin)

    async def answer(self, device: Device) -> None:
        """Let one person answer, send, and lose the page now and then."""
        while not self.is_over:
            one_deed(device, len(device.said))
            if device.chance.random() < CLOSED_SHARE:
                self.hits["page closed"] += 1
                device.line.drop()
                await self.come_back(device, is_here=device.chance.random() < 0.5)
            await self.try_to_send(device)
            await asyncio.sleep(device.chance.uniform(0, THINKS_SECONDS))

    async def come_back(self, device: Device, *, is_here: bool) -> None:
        """Open the page again, or enter again; while everything fails that may take minutes."""
        while True:
            try:
                await (device.patiently(device.sit) if is_here else device.resume())
            except Stuck:
                self.turned_away += 1
            else:
                return
            if self.is_over:
                return

    async def try_to_send(self, device: Device) -> None:
        """Send what waits over a line that may be cut."""
        cut = device.chance.choice(CUTS) if device.chance.random() < self.cut_share else ""
        is_up = self.is_up
        if not await device.send(cut) and is_up and cut:
            self.hits[f"cut {cut}"] += 1

    async def kill_the_service(self) -> None:
        """Kill it with -9 at any moment, and let the other one go on that was started meanwhile."""
        restarts = {asyncio.create_task(self.restart(self.spare))}
        while not self.is_over:
            await asyncio.sleep(self.chance.uniform(*self.served))
            await self.kill(is_held=self.chance.random() < 0.5)
            self.is_up = False
            restarts.add(asyncio.create_task(self.restart(self.service)))
            self.service = await self.ready.get()
            for device in self.devices:
                device.line.port = self.service.port
            self.is_up = True
        await asyncio.gather(*restarts)

    async def kill(self, *, is_held: bool) -> None:
        """Kill it where it stands, or hold it still while the database goes on, then kill it."""
        self.strike("service held and killed" if is_held else "service killed")
        if is_held:
            self.service.hold()
            await asyncio.sleep(self.chance.uniform(*HELD_SECONDS))
        self.service.kill()

    async def restart(self, service: Quiet) -> None:
        """Start a killed service again, to take over when the next one is killed."""
        await asyncio.to_thread(service.start)
        await self.ready.put(service)

    async def break_the_database(self) -> None:
        """Break what keeps the answers, until the end."""
        kinds = (self.fill_the_disk,)
        if self.service.database:
            kinds = (self.restart_postgres, self.end_connections, self.fill_the_disk)  # type: ignore[assignment]
        while not self.is_over:
            await asyncio.sleep(self.chance.uniform(*DATABASE_SECONDS))
            await self.chance.choice(kinds)()

    async def restart_postgres(self) -> None:
        """Stop PostgreSQL as a power cut would and start it again."""
        tools = binaries() or Path()
        home, log = self.folder / "pg" / "data", self.folder / "pg" / "server.log"
        command = (tools / "pg_ctl", "-D", home, "-m", "immediate", "-w", "-l", log, "restart")
        self.strike("database restarted")
        await asyncio.to_thread(as_server, *command)

    async def end_connections(self) -> None:
        """End every connection to PostgreSQL."""
        sql = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> %s"
        if (connection := await self.hand()) is not None:
            async with connection:
                self.strike("connections ended")
                own = connection.info.backend_pid
                await connection.execute(sql + " AND backend_type = 'client backend'", [own])

    async def fill_the_disk(self) -> None:
        """Let the operating system refuse every further byte for a moment."""
        writers = self.service.processes()
        if self.service.database:
            writers = await self.writers_of_postgres()
        self.strike("disk full")
        limited = [one for one in writers if await asyncio.to_thread(limit, one, "1")]
        await asyncio.sleep(0.3)
        for one in limited:
            await asyncio.to_thread(limit, one, "unlimited")

    async def writers_of_postgres(self) -> list[int]:
        """Return the processes that write for the service."""
        sql = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'"
        if (connection := await self.hand()) is None:
            return []
        async with connection:
            found = await (await connection.execute(sql)).fetchall()
            return [pid for (pid,) in found if pid != connection.info.backend_pid]

    async def hand(self) -> "psycopg.AsyncConnection[Any] | None":
        """Return a connection of our own; none while PostgreSQL recovers."""
        try:
            return await psycopg.AsyncConnection.connect(self.service.database, autocommit=True)
        except psycopg.OperationalError:
            return None

    async def count(self, outages: int, until: float) -> None:
        """End it once so many outages have hit, or the time is up."""
        while sum(self.hits.values()) < outages and time.monotonic() < until:  # noqa: ASYNC110
            await asyncio.sleep(0.1)
        self.is_over = True


def one_deed(device: Device, serial: int) -> None:
    """Let the person do something; every answer ever given is another one."""
    slot = device.chance.randrange(SLOTS)
    drawn = device.chance.random()
    if drawn < 0.05:
        device.note("BUKA", slot, None)
    elif drawn < 0.12:
        device.give(slot, None)
    else:
        device.give(slot, {"text": f"{device.person} {serial}"})


async def mended(device: Device) -> bool:
    """Send what waits, then say whether a new browser finds the sitting where it was left."""
    until = time.monotonic() + PATIENCE_SECONDS
    device.patience = PATIENCE_SECONDS
    try:
        await device.resume()
        while device.waiting and time.monotonic() < until:
            await device.send()
        told = await device.resume()
    except Stuck:
        return False
    standing = told["standing"]
    there = {int(slot): value for slot, value in told["work"]["answers"].items()}
    is_open = standing["running"] == SECTION and standing["left"] > 0
    return bool(is_open and there == device.answers and not device.waiting)


async def story(hall: Hall, made: dict[str, Any], asked: argparse.Namespace) -> dict[str, Any]:
    """Let people work until enough has failed; return how long it took and who could go on."""
    pins = {"pin": made["pin"], "session_pin": made["session_pin"]}
    for number in made["numbers"]:
        chance = random.Random(f"{asked.seed} {number}")  # noqa: S311 - faults drawn again
        line = Line(hall.service.port)
        hall.devices.append(Device(line, number, pins, chance, patience=asked.patience))
    began = time.monotonic()
    await asyncio.gather(*(hall.arrive(device) for device in hall.devices))
    arrived = time.monotonic()
    async with asyncio.TaskGroup() as tasks:
        for device in hall.devices:
            tasks.create_task(hall.answer(device))
        tasks.create_task(hall.kill_the_service())
        tasks.create_task(hall.break_the_database())
        tasks.create_task(hall.count(asked.outages, arrived + 60 * asked.minutes))
    mending = time.monotonic()
    resumed = await asyncio.gather(*(mended(device) for device in hall.devices))
    return {
        "load_at_end": load(),
        "seconds_to_arrive": round(arrived - began),
        "seconds_of_outages": round(mending - arrived),
        "seconds_to_mend": round(time.monotonic() - mending),
        "turned_away_meanwhile": hall.turned_away,
        "cannot_be_resumed": resumed.count(False),
    }


def main() -> None:
    """Run the story and keep the counts beside those of the other database."""
    terms = argparse.ArgumentParser()
    terms.add_argument("--outages", type=int, default=10_000)
    terms.add_argument("--database", choices=("postgres", "sqlite"), default="postgres")
    terms.add_argument("--seed", type=int, default=1)
    terms.add_argument("--minutes", type=float, default=15, help="at most")
    terms.add_argument("--served", type=float, nargs=2, default=(0.5, 8.0), help="seconds")
    terms.add_argument("--patience", type=float, default=PATIENCE_SECONDS, help="seconds")
    terms.add_argument("--cuts", type=float, default=CUT_SHARE, help="share of all exchanges")
    asked = terms.parse_args()
    told = {"machine": machine("granian", "psycopg"), "load_before": load(), **run(asked)}
    print(json.dumps(told, indent=2))
    keep(asked.database, told)
    bad = ("acknowledged_and_lost", "doubled", "never_arrived", "final_answers_different")
    sys.exit(any(told[one] for one in (*bad, "cannot_be_resumed", "refused_as_broken")))


def keep(database_kind: str, told: dict[str, Any]) -> None:
    """Add a run to those of its database, and sum up what all of them cost."""
    kept = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    runs = [*kept.get(database_kind, {}).get("runs", []), told]
    totals = {name: sum(one[name] for one in runs) for name in TOTALS}
    kinds: Counter[str] = Counter()
    for one in runs:
        kinds.update(one["outages_by_kind"])
    found = {"totals": totals | {"outages_by_kind": dict(sorted(kinds.items()))}, "runs": runs}
    RESULTS.write_text(json.dumps(kept | {database_kind: found}, indent=2) + "\n")


def run(asked: argparse.Namespace) -> dict[str, Any]:
    """Return what failed and what it cost."""
    with tempfile.TemporaryDirectory(prefix="takar-faults-") as place:
        folder = Path(place)
        with database(folder, asked.database) as address:
            service = Quiet(folder / "home", address)
            made = filled(service, PEOPLE)
            spare = Quiet(service.home, address)
            chance = random.Random(str(asked.seed))  # noqa: S311 - faults drawn again
            hall = Hall(service, spare, folder, chance, tuple(asked.served), asked.cuts)
            service.start()
            try:
                found = asyncio.run(story(hall, made, asked))
            finally:
                service.kill()
                spare.kill()
            service.run(str(HALL), "journal", str(folder / "journal.json"))
            told = json.loads((folder / "journal.json").read_text())
    return {
        "seed": asked.seed,
        "people": PEOPLE,
        "served_seconds": asked.served,
        "patience_seconds": asked.patience,
        "cut_share": asked.cuts,
        "outages": sum(hall.hits.values()),
        "outages_by_kind": dict(sorted(hall.hits.items())),
        "events": dict(sorted(hall.events.items())),
        **found,
        **compared(hall.devices, told),
        "when_requests_broke": moments(hall.devices, told),
    }


if __name__ == "__main__":
    main()
