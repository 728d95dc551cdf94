"""What is missing or not met, in the words of the law."""

from collections.abc import Iterable

from django.utils.translation import gettext

from takar.regulations.law import Law
from takar.web.kit.words import box_word
from takar.web.succession.rules import KEYS, UNKNOWN_FACTS

REQUIREMENT = "eligibility."


def titles_of(codes: Iterable[str], law: Law) -> list[str]:
    """Return requirements, keys and boxes as they are called; each once.

    Where single requirements are named, that "the requirements" are open says nothing more.
    """
    found = list(dict.fromkeys(codes))
    if any(f"{REQUIREMENT}{code}" in law.found for code in found):
        found = [code for code in found if code != "requirements"]
    return [title_of(code, law) for code in found]


def title_of(code: str, law: Law) -> str:
    """Return one requirement, key or box as it is called."""
    if code.isdecimal():
        return box_word(int(code))
    if mark := KEYS.get(code) or UNKNOWN_FACTS.get(code):
        return gettext(mark)
    if f"{REQUIREMENT}{code}" in law.found:
        return law.cite(f"{REQUIREMENT}{code}").title
    return code.replace("_", " ").capitalize()
