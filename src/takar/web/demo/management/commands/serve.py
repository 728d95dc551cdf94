"""``manage.py serve``: the web server and the worker of background jobs, together."""

import signal
import subprocess
import sys
from typing import Any

import uvicorn
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    """Serves the application on this machine until it is stopped."""

    help = "Jalankan layanan web dan pekerja latar di komputer ini."

    def add_arguments(self, parser: CommandParser) -> None:
        """Say where to listen."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        """Start both; when the server ends, the worker is asked to end too."""
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        worker = subprocess.Popen([sys.executable, sys.argv[0], "db_worker"])  # noqa: S603
        try:
            uvicorn.run(
                "takar.web.asgi:application",
                host=options["host"],
                port=options["port"],
                log_level="info",
                access_log=False,
            )
        finally:
            worker.terminate()
            worker.wait(timeout=30)
