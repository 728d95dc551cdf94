"""What a notice says, how long it is kept, and where it may lead; pure."""

from datetime import timedelta

from pydantic import BaseModel, Field

from takar.kernel.language import Message

KEPT_AFTER_READING = timedelta(days=180)
MOST_SHOWN = 99


class Said(BaseModel):
    """A sentence for the reader with its facts apart, so that any language can say it."""

    template: str = ""
    facts: dict[str, str | int] = Field(default_factory=dict)

    @classmethod
    def of(cls, message: Message | str) -> "Said":
        """Keep a sentence of the computing floors."""
        if isinstance(message, str):
            return cls(template=message.replace("{", "{{").replace("}", "}}"))
        facts = {
            name: value if isinstance(value, int) else str(value)
            for name, value in message.facts.items()
        }
        return cls(template=message.template, facts=facts)

    def __str__(self) -> str:
        return str(Message(self.template, dict(self.facts)))


def is_own_page(link: str) -> bool:
    """Tell whether an address is a page of this service, and of no other.

    >>> is_own_page("/bukti/7/"), is_own_page("//contoh.org/"), is_own_page("https://contoh.org")
    (True, False, False)
    """
    return link.startswith("/") and not link.startswith("//") and "\\" not in link
