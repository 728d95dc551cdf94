"""A real service in a process of its own, with a hall of people who may enter.

``python -m tests.web.sittings.service 500 10`` fills the service of the environment and prints whom
it registered.
"""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.postgres import free_port

PATH = "/ruang-ujian/simpan/"
ROOT = Path(__file__).resolve().parents[3]


@dataclass
class Service:
    """A service that can be started, killed and started again on the same rows.

    Attributes:
        home: its folder.
        database: the address of a PostgreSQL; SQLite in ``home`` without one.
        workers: how many processes answer.
    """

    home: Path
    database: str = ""
    workers: int = 1
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        own = {"TAKAR_HOME": str(self.home), "TAKAR_DATABASE": self.database}
        own |= {"DJANGO_SETTINGS_MODULE": "takar.web.settings", "TAKAR_SECRET_KEY": "a" * 50}
        return {**os.environ, **own, "TAKAR_ITEM_KEYS": "b" * 50}

    def run(self, *command: str) -> str:
        """Run a command of the service and return what it printed."""
        done = subprocess.run(  # noqa: S603 - our own commands
            [sys.executable, *command],
            env=self.environment,
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
        )
        return done.stdout.decode()

    def fill(self, people: int = 2, *, minutes: int = 10) -> dict[str, object]:
        """Make tables and rows; return what one needs to enter."""
        self.home.mkdir(exist_ok=True)
        self.run("manage.py", "migrate", "--verbosity", "0")
        made = self.run("-m", "tests.web.sittings.service", str(people), str(minutes))
        return dict(json.loads(made.splitlines()[-1]))

    def start(self) -> None:
        """Serve, and return once it answers."""
        command = [
            *(sys.executable, "-m", "granian", "--interface", "rsgi", "--host", "127.0.0.1"),
            *("--port", str(self.port), "--workers", str(self.workers), "--no-ws", "--http", "1"),
            *("--backlog", "4096", "--log-level", "warning", "takar.web.rsgi:application"),
        ]
        self.process = subprocess.Popen(  # noqa: S603 - our own server
            command, env=self.environment, cwd=ROOT, start_new_session=True
        )
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{self.address}{PATH}", timeout=5)  # noqa: S310
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
        raise TimeoutError(self.port)

    def kill(self) -> None:
        """End all its processes at once, as a power cut does."""
        self.end(9)

    def stop(self) -> None:
        """Ask it to end, and wait."""
        self.end(15)

    def end(self, with_signal: int) -> None:
        if self.process is None:
            return
        if with_signal == 9:
            os.killpg(self.process.pid, with_signal)
        else:
            self.process.send_signal(with_signal)
        self.process.wait(timeout=60)
        self.process = None


@contextmanager
def served(
    home: Path, people: int = 2, **terms: object
) -> Iterator[tuple[Service, dict[str, object]]]:
    """Serve a filled hall until the end of the block."""
    service = Service(home, **terms)  # type: ignore[arg-type]
    made = service.fill(people)
    service.start()
    try:
        yield service, made
    finally:
        service.stop()


def main(people: int, minutes: int) -> None:
    """Fill the service of the environment."""
    import django  # noqa: PLC0415 - the settings come from the environment

    django.setup()
    from tests.cast import make_cast  # noqa: PLC0415
    from tests.web.sittings.made import PIN, SESSION_PIN, crowd, hall  # noqa: PLC0415

    made = hall(make_cast(), section_minutes=minutes)
    numbers = [made.registration.number, made.other.number, *crowd(made, people - 2)]
    told = {
        "numbers": numbers,
        "pin": PIN,
        "session_pin": SESSION_PIN,
        "agency": made.cast.agency.pk,
    }
    sys.stdout.write(f"{json.dumps(told)}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
