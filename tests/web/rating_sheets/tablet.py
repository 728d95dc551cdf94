"""A tablet that speaks the protocol of the sheets as the scripts do, over a network that fails."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.db import connection
from django.test import Client
from django.urls import reverse

MOST = 40
DONE = {"APPLIED", "CONFLICT", "LATE", "DUPLICATE", "REFUSED"}
NOON = datetime(2025, 5, 14, 5, tzinfo=UTC)
Value = dict[str, Any]


class Cut(Exception):
    """The network or the server broke off."""


class Network:
    """Carries batches to the server, and loses, doubles and delays them as told."""

    WAYS = ("request", "answer", "power", "twice", "late")

    def __init__(self, client: Client, chance: Random) -> None:
        self.client = client
        self.chance = chance
        self.held: list[dict[str, Any]] = []
        self.cuts = dict.fromkeys(self.WAYS, 0)

    def post(self, body: dict[str, Any], way: str = "") -> dict[str, Any]:
        """Send a batch in a way that may fail; what was delayed before may arrive first."""
        if way:
            self.cuts[way] += 1
        if way == "request":
            raise Cut
        if way == "late":
            self.held.append(body)
            raise Cut
        if way == "power":
            with power_cut(self.chance.randrange(1, 60)):
                return self.deliver(body)
        answer = self.deliver(body)
        if way == "twice":
            assert self.deliver(body)["answers"] == answer["answers"]
        if way == "answer":
            raise Cut
        return answer

    def release(self) -> None:
        """Let everything that was delayed arrive now, the newest first."""
        while self.held:
            self.deliver(self.held.pop())

    def deliver(self, body: dict[str, Any]) -> dict[str, Any]:
        """Bring a batch to the server and return what it answers."""
        response = self.client.post(
            reverse("rating_sheets:send"), body, content_type="application/json"
        )
        assert response.status_code == 200, response.content
        answer: dict[str, Any] = response.json()
        return answer


@contextmanager
def power_cut(statement: int) -> Iterator[None]:
    """Cut the power at the n-th statement to the database; a quicker batch gets through."""
    seen = 0

    def cut(execute: Callable[..., Any], *arguments: Any) -> Any:
        nonlocal seen
        seen += 1
        if seen == statement:
            raise Cut
        return execute(*arguments)

    with connection.execute_wrapper(cut):
        yield


@dataclass
class Tablet:
    """One device: a numbered queue, what it knows of each cell, what it was answered.

    Attributes:
        made: every change that was ever made here, by its uuid.
        cells: by sheet and competency, the value shown and the change it came with.
    """

    device: UUID
    network: Network
    chance: Random
    ahead: timedelta = timedelta()
    queue: list[Value] = field(default_factory=list)
    made: dict[str, Value] = field(default_factory=dict)
    cells: dict[tuple[int, str], tuple[Value, str | None]] = field(default_factory=dict)
    offers: dict[int, list[Value]] = field(default_factory=dict)
    states: dict[int, str] = field(default_factory=dict)
    answers: dict[str, Value] = field(default_factory=dict)
    sequence: int = 0

    def write(
        self, sheet: int, competency: str, settles: list[str] | None = None, **said: Any
    ) -> str:
        """Write into a cell; the change waits in the queue."""
        base = self.cells.get((sheet, competency), ({}, None))[1]
        return self.add(
            sheet=sheet,
            kind="SEL",
            competency=competency,
            value=said,
            base=base,
            settles=settles or [],
        )

    def submit(self, sheet: int) -> str:
        """Submit a sheet; the change waits behind those before it."""
        return self.add(sheet=sheet, kind="KIRIM")

    def add(self, **change: Any) -> str:
        """Put a change at the end of the queue."""
        self.sequence += 1
        uuid = str(UUID(int=self.chance.getrandbits(128), version=4))
        made_at = (NOON + self.ahead + timedelta(seconds=self.sequence)).isoformat()
        whole = {"uuid": uuid, "sequence": self.sequence, "made_at": made_at, **change}
        self.queue.append(whole)
        self.made[uuid] = whole
        if change["kind"] == "SEL":
            self.cells[change["sheet"], change["competency"]] = change["value"], uuid
        return uuid

    def sync(self, way: str = "") -> bool:
        """Send the oldest changes once; tells whether an answer came."""
        batch = self.queue[:MOST]
        if batch:
            batch = [{**batch[0], "is_lone": True}, *batch[1:]]
        body = {
            "version": 1,
            "device": str(self.device),
            "sent_at": (NOON + self.ahead).isoformat(),
            "changes": batch,
        }
        try:
            answer = self.network.post(body, way)
        except Cut:
            return False
        self.take(answer)
        return True

    def take(self, answer: dict[str, Any]) -> None:
        """Drop what was answered for good, and show what the server says."""
        for one in answer["answers"]:
            self.answers[one["uuid"]] = one
        settled = {one["uuid"] for one in answer["answers"] if one["state"] in DONE}
        self.queue = [one for one in self.queue if one["uuid"] not in settled]
        waiting = {(one["sheet"], one.get("competency")) for one in self.queue}
        for sheet in answer["sheets"]:
            self.states[sheet["sheet"]] = sheet["state"]
            self.offers[sheet["sheet"]] = sheet["offers"]
            for competency, cell in sheet["cells"].items():
                place = sheet["sheet"], competency
                if place not in waiting:
                    self.cells[place] = cell["value"], cell["change"]

    def settle(self, sheet: int) -> None:
        """Choose, cell by cell, among the values that wait: what shows now, or another."""
        by_cell: dict[str, list[Value]] = {}
        for offer in self.offers.get(sheet, []):
            by_cell.setdefault(offer["competency"], []).append(offer)
        for competency, offers in by_cell.items():
            shown = self.cells[sheet, competency][0]
            chosen = self.chance.choice([shown, *(one["value"] for one in offers)])
            self.write(sheet, competency, [one["uuid"] for one in offers], **chosen)
