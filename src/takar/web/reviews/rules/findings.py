"""What somebody should see to before a cycle goes on; pure."""

from dataclasses import dataclass

from takar.kernel.language import Message


@dataclass(frozen=True)
class Finding:
    """What is wrong, what to do, and whether it stops the next step."""

    problem: Message
    hint: Message
    stops: bool = False
