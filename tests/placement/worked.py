"""The worked example of the explanation page."""

from decimal import Decimal

from takar.placement import Pair, Person, Post, Problem, pairs_of

PEOPLE = (Person("Ayu"), Person("Beni"), Person("Citra"))
POSTS = (
    Post("K1", vacancy_price=Decimal(50)),
    Post("K2", holder="Beni", vacancy_price=Decimal(20)),
)
ROWS = (
    ("Ayu", "K1", 80, 10),
    ("Ayu", "K2", 70, 0),
    ("Beni", "K1", 90, 0),
    ("Beni", "K2", 75, 0),
    ("Citra", "K2", 60, 4),
)
WEIGHTS = {"cocok": Decimal(1), "minat": Decimal("0.5")}


def worked(changed: tuple[tuple[str, str, int | str, int], ...] = ROWS, **facts: object) -> Problem:
    """Return the example, with other pairs or other facts where these are given."""
    pairs = pairs_of(
        [Pair(p, j, {"cocok": Decimal(c), "minat": Decimal(m)}) for p, j, c, m in changed],
        [own.id for own in PEOPLE],
        [own.id for own in POSTS],
    )
    told: dict[str, object] = {"weights": WEIGHTS, "word": "adil"} | facts
    return Problem(PEOPLE, POSTS, pairs, **told)  # type: ignore[arg-type]
