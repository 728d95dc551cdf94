"""The application as granian starts it: answers by the saving route, everything else by Django."""

import asyncio
import gc
import os
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from granian.rsgi import Scope

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "takar.web.settings")
pages = get_wsgi_application()

from takar.web.kit.bridge import Pages  # noqa: E402 - needs the settings
from takar.web.sittings.keeping import Keeper  # noqa: E402
from takar.web.sittings.saving.refusals import Refusals  # noqa: E402
from takar.web.sittings.saving.route import PATH, SavingRoute  # noqa: E402
from takar.web.sittings.saving.stores import gatherer  # noqa: E402

THREADS = 8
"""Pages in work at a time in one process, each with a connection to the database."""


class Application:
    """One serving process."""

    def __init__(self) -> None:
        self.pages = Pages(pages, threads=THREADS)
        self.saving = SavingRoute(gatherer, refused=self.note_refusal)
        self.refusals = Refusals()
        self.keeper = Keeper()

    async def __rsgi__(self, scope: Scope, protocol: Any) -> None:
        """Lead each request to who answers it."""
        await (self.saving if scope.path == PATH else self.pages)(scope, protocol)

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Load every room before somebody asks for it, and note that the process lives."""
        get_resolver().url_patterns  # noqa: B018 - it loads what it returns
        gc.freeze()  # what every page needs is here to stay: no looking through it again and again
        self.keeper.start()

    def __rsgi_del__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Write what waits, then end."""
        loop.run_until_complete(self.saving.close())
        self.pages.close()
        self.keeper.stop()

    async def note_refusal(self, sitting: int, reason: str) -> None:
        """Keep what was refused in the record of the sitting, off the loop."""
        if self.refusals.is_due(sitting):
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(self.pages.threads, self.refusals.note, sitting, reason)


application = Application()
