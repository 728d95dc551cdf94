"""What every test may ask for."""

import os
import tempfile
from collections.abc import Iterator

import pytest

# A test run has a home of its own: nothing of the working copy is read or written.
_home = tempfile.mkdtemp(prefix="takar-test-")
os.environ["TAKAR_HOME"] = _home
os.environ.setdefault("TAKAR_SECRET_KEY", "only-for-tests")


@pytest.fixture(autouse=True)
def _quick_passwords(request: pytest.FixtureRequest) -> None:
    """Hash passwords quickly where the web floor is tested."""
    if "db" in request.fixturenames or "transactional_db" in request.fixturenames:
        settings = request.getfixturevalue("settings")
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def cast(db: None) -> Iterator[object]:
    """The people of the tests, in two agencies; see ``tests/cast.py``."""
    from tests.cast import make_cast  # noqa: PLC0415 - needs Django to be ready

    yield make_cast()
