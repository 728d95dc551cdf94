"""Runs pytest on a private PostgreSQL: ``python -m tests.postgres tests/web``.

The cluster lives in a temporary folder, listens on a free port of this machine only, and is
stopped afterwards. PostgreSQL refuses to run as root, so root lends it to the user ``postgres``.
Where there are no binaries every test is collected and counted as skipped, never as passed.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SETTINGS = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=127.0.0.1"
)


def binaries() -> Path | None:
    """Return the folder of the newest PostgreSQL server on this machine."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return installed[-1].parent if installed else None


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def as_server(*command: object) -> None:
    """Run a server command as somebody who is not root."""
    lent = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*lent, *map(str, command)], check=True, stdout=subprocess.DEVNULL)  # noqa: S603


@contextmanager
def cluster(folder: Path, settings: str = SETTINGS) -> Iterator[str]:
    """Start a cluster and give its address; stop it at the end.

    Args:
        folder: an empty folder of its own.
        settings: options of the server; those of the tests forget everything when power fails.
    """
    tools, port = binaries(), free_port()
    if tools is None:
        raise FileNotFoundError("initdb")
    home = folder / "data"
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    as_server(tools / "initdb", "-D", home, "-A", "trust", "-U", "takar", "-E", "UTF8")
    options = f"{settings} -p {port} -k {folder}"
    log = folder / "server.log"
    as_server(tools / "pg_ctl", "-D", home, "-w", "-l", log, "-o", options, "start")
    try:
        yield f"postgres://takar@127.0.0.1:{port}/postgres"
    finally:
        as_server(tools / "pg_ctl", "-D", home, "-m", "immediate", "-w", "stop")


def main(arguments: list[str]) -> int:
    """Run pytest with the arguments on PostgreSQL, or count everything as skipped."""
    command = [sys.executable, "-m", "pytest", *arguments]
    if binaries() is None:
        print("PostgreSQL: no binaries on this machine; its tests are skipped.")  # noqa: T201
        return subprocess.call([*command, "--skip-all", "no PostgreSQL binaries"])  # noqa: S603
    with (
        tempfile.TemporaryDirectory(prefix="takar-pg-") as folder,
        cluster(Path(folder)) as address,
    ):
        environment = {**os.environ, "TAKAR_DATABASE": address}
        return subprocess.call(command, env=environment)  # noqa: S603


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
