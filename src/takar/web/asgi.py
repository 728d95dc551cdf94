"""The application as a server starts it: answers by the saving route, everything else by Django."""

import os
from typing import Any

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "takar.web.settings")
pages = get_asgi_application()

from takar.web.sittings.saving.route import PATH, SavingRoute  # noqa: E402 - needs the settings
from takar.web.sittings.saving.stores import gatherer  # noqa: E402

saving = SavingRoute(gatherer)


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Lead each request to who answers it."""
    if scope["type"] == "http" and scope["path"] == PATH:
        await saving(scope, receive, send)
    elif scope["type"] == "lifespan":
        await lifespan(receive, send)
    else:
        await pages(scope, receive, send)


async def lifespan(receive: Any, send: Any) -> None:
    """Start at once; before the end write what waits."""
    while (message := await receive())["type"] != "lifespan.shutdown":
        await send({"type": f"{message['type']}.complete"})
    await saving.close()
    await send({"type": "lifespan.shutdown.complete"})
