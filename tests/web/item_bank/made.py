"""The people of an item bank, and items to work with."""

from dataclasses import dataclass
from functools import cache

from takar.items.content import Content, Interaction, Option
from takar.items.keys import ChoiceKey
from takar.synthetic.items import SampleItem, bank
from takar.web.accounts.models import Role, User
from takar.web.item_bank import actions
from takar.web.item_bank.models import Item, ItemPool, ItemVersion
from takar.web.item_bank.queries.reviews import judged
from takar.web.item_bank.rules.drafts import Draft
from tests.cast import Cast, user

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@dataclass(frozen=True)
class Team:
    """An author, a second one, a reviewer and two approvers, with a pool."""

    author: User
    helper: User
    reviewer: User
    approver: User
    second: User
    pool: ItemPool


def make_team(cast: Cast) -> Team:
    """Return a team of the agency with an empty pool; the caller is in its scope."""
    return Team(
        author=user("Laras", cast.agency, Role.AUTHOR),
        helper=user("Wulan", cast.agency, Role.AUTHOR, Role.REVIEWER, Role.APPROVER),
        reviewer=user("Bayu", cast.agency, Role.REVIEWER),
        approver=user("Ratna", cast.agency, Role.APPROVER),
        second=user("Tirta", cast.agency, Role.APPROVER),
        pool=ItemPool.objects.create(agency=cast.agency, code="coba", name="Bank Coba"),
    )


def draft(prompt: str = "Berapa dua tambah dua?", right: int = 1) -> Draft:
    """Return a small item of one choice."""
    options = tuple(Option(text=text) for text in ("tiga", "empat", "lima"))
    content = Content(interaction=Interaction.CHOICE, prompt=f"<p>{prompt}</p>", options=options)
    return Draft(content, ChoiceKey(points={options[right].code: 1}))


def written(team: Team, code: str = "S-1") -> Item:
    """Return an item in its draft."""
    return actions.write_item(team.author, team.pool, draft=draft(), code=code, title="Hitungan")


def newest(item: Item) -> ItemVersion:
    """Return the newest version of an item, fresh from the database."""
    rows = ItemVersion.objects.filter(item=item).select_related("item__agency")
    return rows.order_by("-number")[0]


def approved(team: Team, code: str = "S-1") -> ItemVersion:
    """Return a version that went the whole way."""
    item = written(team, code)
    lead_on(team, item)
    return newest(item)


def lead_on(team: Team, item: Item) -> None:
    """Lead the draft of an item to approval."""
    actions.send_to_review(team.author, newest(item))
    review(team.reviewer, item)
    approve(team.approver, item)


def read_by(who: User, item: Item) -> str:
    """Let somebody read the newest version with its key; return the fingerprint of that."""
    actions.look(who, newest(item), purpose="TELAAH", with_key=True)
    return judged(newest(item))


def review(who: User, item: Item, verdict: str = "LAYAK", comment: str = "") -> None:
    """Let a reviewer read the newest version and judge it."""
    read = read_by(who, item)
    actions.review_version(who, newest(item), verdict=verdict, read=read, comment=comment)


def approve(who: User, item: Item) -> None:
    """Let an approver read the newest version and approve it."""
    actions.approve_version(who, newest(item), read=read_by(who, item))


@cache
def samples() -> dict[str, SampleItem]:
    """Return one invented item of each interaction."""
    return {item.content.interaction.value: item for item in bank()}
