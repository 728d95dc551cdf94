"""The service under a benchmark: its processes, its database, and a line that can be cut."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.postgres import as_server, cluster  # noqa: E402 - the root comes first
from tests.web.sittings.service import PATH, Service  # noqa: E402

DURABLE = (
    "-c fsync=on -c synchronous_commit=on -c shared_buffers=256MB -c max_connections=400"
    " -c listen_addresses=127.0.0.1"
)
PATIENCE_SECONDS = 30
DEVICE_PATIENCE_SECONDS = 12
HALL = Path(__file__).parent / "exam_hall.py"
CUTS = (
    "before the request",
    "in the middle of the request",
    "while the server works",
    "before the answer",
    "in the middle of the answer",
)


SET = "set-cookie:"


class Cut(Exception):
    """The line is gone; nobody knows what the server heard."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server answered."""

    status: int
    cookies: Mapping[str, str]
    body: bytes


class Quiet(Service):
    """A service that writes no log: a full disk must not end it by its own chatter."""

    def start(self) -> None:
        """Serve, and return once it answers."""
        command = [
            *(sys.executable, "-m", "granian", "--interface", "rsgi", "--host", "127.0.0.1"),
            *("--port", str(self.port), "--workers", str(self.workers), "--no-ws", "--http", "1"),
            *("--backlog", "4096", "--backpressure", "4096", "--respawn-failed-workers"),
            "takar.web.rsgi:application",
        ]
        self.process = subprocess.Popen(
            command,
            env=self.environment,
            cwd=ROOT,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(600):
            if self.answers():
                return
            time.sleep(0.1)
        raise TimeoutError(self.port)

    def answers(self) -> bool:
        """Say whether the saving route answers."""
        try:
            urllib.request.urlopen(f"{self.address}{PATH}", timeout=5)  # noqa: S310 - our own
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False
        return True

    def hold(self) -> None:
        """Hold all its processes still, as a machine does that swaps or is suspended."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGSTOP)

    def processes(self) -> list[int]:
        """Return the numbers of all its processes."""
        return tree_of(self.process.pid) if self.process else []


def tree_of(root: int) -> list[int]:
    """Return a process and all that descend from it."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parents[int(stat.parent.name)] = int(stat.read_text().rsplit(")", 1)[1].split()[1])
    found = [root]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def cpu_of(processes: list[int]) -> float:
    """Return the seconds of CPU that processes have used, with those of children that ended."""
    total = 0.0
    for number in processes:
        with suppress(OSError):
            told = Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()
            total += sum(map(int, told[11:15])) / os.sysconf("SC_CLK_TCK")
    return total


def limit(process: int, size: str) -> bool:
    """Limit how large a file a process may write; it may have ended meanwhile."""
    command = ("prlimit", "--pid", str(process), f"--fsize={size}:")
    try:
        if Path(f"/proc/{process}").stat().st_uid == os.geteuid():
            subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        else:
            as_server(*command)
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


@contextmanager
def database(folder: Path, kind: str) -> Iterator[str]:
    """Give the address of a durable PostgreSQL of its own; nothing for SQLite."""
    if kind == "sqlite":
        yield ""
        return
    data = folder / "pg"
    data.mkdir()
    folder.chmod(0o755)
    with cluster(data, DURABLE) as address:
        yield address


def filled(service: Service, people: int) -> dict[str, object]:
    """Make tables and people; return what they need to enter."""
    service.home.mkdir(exist_ok=True)
    service.run("manage.py", "migrate", "--verbosity", "0")
    return dict(json.loads(service.run(str(HALL), "fill", str(people)).splitlines()[-1]))


@dataclass
class Line:
    """One connection of one browser, kept open; a cut one is opened again."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    ends: "tuple[asyncio.StreamReader, asyncio.StreamWriter] | None" = None

    async def post(self, path: str, facts: object, **terms: str) -> Reply:
        """Send a form as the page does."""
        token = {"X-CSRFToken": self.cookies.get("csrftoken", "")}
        token["Content-Type"] = "application/x-www-form-urlencoded"
        body = urlencode(facts, doseq=True).encode()  # type: ignore[arg-type]
        return await self.ask("POST", path, body, token, **terms)

    async def ask(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        *,
        cut: str = "",
    ) -> Reply:
        """Ask the server and return what it answers.

        Raises:
            Cut: the line broke, as was wanted or by itself.
        """
        if cut == "before the request":
            self.drop()
            raise Cut
        request = self.written(method, path, body, headers or {})
        try:
            async with asyncio.timeout(DEVICE_PATIENCE_SECONDS if cut else PATIENCE_SECONDS):
                return await self.exchanged(request, cut)
        except (OSError, EOFError, TimeoutError, ValueError) as fault:
            self.drop()
            raise Cut(repr(fault)) from fault
        except BaseException:
            self.drop()
            raise

    def written(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> bytes:
        """Return a request as it goes over the line."""
        jar = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        told = {"Host": f"127.0.0.1:{self.port}", "Content-Length": str(len(body)), **headers}
        told |= {"Cookie": jar} if jar and "x-takar-kursi" not in headers else {}
        lines = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        return f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body

    async def exchanged(self, request: bytes, cut: str) -> Reply:
        """Send a request and read the answer, as far as the line holds."""
        if self.ends is None or self.ends[0].at_eof():  # the server ends what was idle
            self.ends = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.ends
        is_half = cut == "in the middle of the request"
        writer.write(request[: len(request) // 2] if is_half else request)
        await writer.drain()
        if is_half or cut == "while the server works":
            await asyncio.sleep(0)
            raise EOFError(cut)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        if cut == "in the middle of the answer":
            raise EOFError(cut)
        size = next(int(one[15:]) for one in head if one.lower().startswith("content-length:"))
        body = await reader.readexactly(size)
        if cut:
            raise EOFError(cut)
        set_now = [one[11:].split(";")[0].strip() for one in head if one.lower()[:11] == SET]
        self.cookies |= dict(one.split("=", 1) for one in set_now)
        return Reply(int(head[0].split()[1]), dict(self.cookies), body)

    def drop(self) -> None:
        """Let go of the connection at once, without a farewell."""
        if self.ends is not None:
            self.ends[1].transport.abort()
            self.ends = None
