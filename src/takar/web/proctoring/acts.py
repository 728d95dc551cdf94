"""What the log says of this room's acts."""

from typing import Any

SENTENCES: dict[str, Any] = {}
