"""The journal's store for the database the service uses."""

from typing import Any

from django.db import connections

from takar.web.sittings.saving.gathering import Gatherer, Store
from takar.web.sittings.saving.postgres import PostgresStore
from takar.web.sittings.saving.sqlite import SqliteStore


def gatherer() -> Gatherer:
    """Return a gatherer that writes into the service's database."""
    return Gatherer(store())


def store() -> Store:
    """Return a store over a connection of its own, beside Django's."""
    terms = connections["default"].settings_dict
    if connections["default"].vendor == "sqlite":
        return SqliteStore(str(terms["NAME"]))
    return PostgresStore(postgres_terms(terms))


def postgres_terms(terms: dict[str, Any]) -> dict[str, Any]:
    """Return Django's terms of a connection as libpq names them."""
    named = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST"}
    told = {ours: terms[theirs] for ours, theirs in (named | {"port": "PORT"}).items()}
    return {name: value for name, value in told.items() if value}
