"""``manage.py serve``: the web server and the worker of background jobs, together."""

import os
import subprocess
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from granian import Granian
from granian.constants import HTTPModes, Interfaces

MOST_WORKERS = 8
"""Each opens up to ten connections, and PostgreSQL takes a hundred unless it is told otherwise."""


class Command(BaseCommand):
    """Serves the application on this machine until it is stopped."""

    help = "Jalankan layanan web dan pekerja latar di komputer ini."

    def add_arguments(self, parser: CommandParser) -> None:
        """Say where to listen, and with how many processes."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=0, help="0: as suits the database")

    def handle(self, *args: Any, **options: Any) -> None:
        """Start both; when the server ends, the worker is asked to end too."""
        worker = subprocess.Popen([sys.executable, sys.argv[0], "db_worker"])  # noqa: S603
        try:
            server_at(options["host"], options["port"], options["workers"]).serve()
        finally:
            worker.terminate()
            worker.wait(timeout=30)


def server_at(host: str, port: int, workers: int = 0) -> Any:
    """Return a server that listens there."""
    return Granian(
        "takar.web.rsgi:application",
        address=host,
        port=port,
        interface=Interfaces.RSGI,
        workers=workers or usual_workers(),
        http=HTTPModes.http1,
        websockets=False,
        backlog=4096,
        backpressure=4096,
        respawn_failed_workers=True,
        workers_kill_timeout=20,
    )


def usual_workers() -> int:
    """Return how many processes serve: one file has one pen, PostgreSQL feeds every core."""
    return 1 if connection.vendor == "sqlite" else min(os.cpu_count() or 1, MOST_WORKERS)
