"""Text that is sealed at rest, because it may quote an item or its key."""

from typing import Any

from django.db import models

from takar.web.kit.sealing import opened, seal


class SealedText(models.TextField[str, str]):
    """A text that the database holds sealed; the service reads it as it was written."""

    def from_db_value(self, value: str | None, *_place: Any) -> str | None:
        """Open what was stored; an empty text is stored empty."""
        return opened(value.encode()).decode() if value else value

    def get_prep_value(self, value: Any) -> Any:
        """Seal what is to be stored."""
        plain = super().get_prep_value(value)
        return seal(str(plain).encode()).decode() if plain else plain
