from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

# The doors open to strangers: equality, so that a door left open shows, and a closed one too.
PUBLIC = {
    "account_inactive",
    "account_login",
    "account_logout",
    "mfa_authenticate",
    "portal:law_list",
    "portal:law_page",
    "portal:public_file",
    "portal:public_page",
    "proctoring:board",
    "set_language",
    # The hall: a candidate has no account, the cookie of the desk locks all but the first.
    "sittings:close",
    "sittings:consent",
    "sittings:enter",
    "sittings:following",
    "sittings:media",
    "sittings:message",
    "sittings:practice",
    "sittings:section",
    "sittings:sheet",
    "sittings:sit",
    "sittings:state",
}


def doors(patterns: list[Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            name = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from doors(pattern.url_patterns, prefix + name)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}", pattern.callback


def is_open(view: Any) -> bool:
    return not getattr(view, "login_required", True)


def test_only_the_listed_doors_are_open_to_strangers() -> None:
    opened = {name for name, view in doors(get_resolver().url_patterns) if is_open(view)}
    assert opened == PUBLIC
