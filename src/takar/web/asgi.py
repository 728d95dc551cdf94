"""The application as a server starts it: answers by the saving route, everything else by Django."""

import os
from typing import Any

from asgiref.sync import sync_to_async
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "takar.web.settings")
pages = get_asgi_application()

from takar.web.sittings.keeping import Keeper  # noqa: E402 - needs the settings
from takar.web.sittings.saving.refusals import Refusals  # noqa: E402
from takar.web.sittings.saving.route import PATH, SavingRoute  # noqa: E402
from takar.web.sittings.saving.stores import gatherer  # noqa: E402

refusals = Refusals()


async def note_refusal(sitting: int, reason: str) -> None:
    """Keep what was refused in the record of the sitting, off the loop."""
    if refusals.is_due(sitting):
        await sync_to_async(refusals.note, thread_sensitive=False)(sitting, reason)


saving = SavingRoute(gatherer, refused=note_refusal)
keeper = Keeper()


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Lead each request to who answers it."""
    if scope["type"] == "http" and scope["path"] == PATH:
        await saving(scope, receive, send)
    elif scope["type"] == "lifespan":
        await lifespan(receive, send)
    else:
        await pages(scope, receive, send)


async def lifespan(receive: Any, send: Any) -> None:
    """Note from the start that the service lives; before the end write what waits."""
    while (message := await receive())["type"] != "lifespan.shutdown":
        keeper.start()
        await send({"type": f"{message['type']}.complete"})
    await saving.close()
    await sync_to_async(keeper.stop, thread_sensitive=False)()
    await send({"type": "lifespan.shutdown.complete"})
