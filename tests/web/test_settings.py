import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from takar.web import settings

ROOT = Path(__file__).parents[2]
TOLD = """
import json
from takar.web import settings
names = [name for name in dir(settings) if name.isupper() and name != "LANGUAGES"]
print(json.dumps({name: getattr(settings, name) for name in names}, default=str))
"""


def told(home: Path, **environment: str) -> dict[str, Any]:
    """Return the settings of a fresh process, as it would start in service."""
    answer = fresh(home, "-c", TOLD, **environment)
    assert answer.returncode == 0, answer.stderr
    facts: dict[str, Any] = json.loads(answer.stdout)
    return facts


def fresh(home: Path, *words: str, **given: str) -> subprocess.CompletedProcess[str]:
    """Run Python with nothing of this test run around it."""
    ours = ("TAKAR_", "DJANGO_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(  # noqa: S603 - our own words
        [sys.executable, *words],
        cwd=ROOT,
        env={**kept, "TAKAR_HOME": str(home), **given},
        check=False,
        capture_output=True,
        text=True,
    )


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "rumah" / "takar"


def test_what_is_kept_is_readable_by_its_owner_only(home: Path) -> None:
    facts = told(home)
    assert rights(home) == 0o700
    assert rights(home / "takar.sqlite3") == 0o600
    assert rights(home / "takar_secret_key.txt") == 0o600
    assert facts["FILE_UPLOAD_PERMISSIONS"] == 0o600
    assert facts["FILE_UPLOAD_DIRECTORY_PERMISSIONS"] == 0o700


def test_a_secret_is_made_once_and_given_ones_win(home: Path) -> None:
    first, second = told(home), told(home)
    assert first["SECRET_KEY"] == second["SECRET_KEY"]
    assert len(first["SECRET_KEY"]) >= 50
    given = "dari luar"
    assert told(home, TAKAR_SECRET_KEY=given)["SECRET_KEY"] == given


def test_two_who_start_at_once_keep_one_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    monkeypatch.delenv("TAKAR_TRIAL", raising=False)
    drawn = iter(["yang pertama", "yang kedua"])

    def overtaken(_: int) -> str:
        word = next(drawn)
        if word == "yang pertama":
            assert settings.kept_secret("TAKAR_TRIAL") == "yang kedua"
        return word

    monkeypatch.setattr("secrets.token_urlsafe", overtaken)
    assert settings.kept_secret("TAKAR_TRIAL") == "yang kedua"
    assert [path.name for path in tmp_path.iterdir()] == ["takar_trial.txt"]


def test_in_service_nothing_is_debugged_and_only_named_hosts_are_answered(home: Path) -> None:
    facts = told(home)
    assert facts["DEBUG"] is False
    assert "*" not in facts["ALLOWED_HOSTS"]
    named = told(home, TAKAR_HOSTS="takar.contoh.go.id, talenta.contoh.go.id")
    assert named["ALLOWED_HOSTS"] == ["takar.contoh.go.id", "talenta.contoh.go.id"]
    assert named["CSRF_TRUSTED_ORIGINS"] == [f"https://{host}" for host in named["ALLOWED_HOSTS"]]


def test_over_https_every_cookie_and_answer_says_so(home: Path) -> None:
    facts = told(home, TAKAR_HTTPS="1")
    flags = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE")
    assert all(facts[flag] for flag in (*flags, "SECURE_SSL_REDIRECT"))
    assert facts["SECURE_HSTS_SECONDS"] >= 60 * 60 * 24 * 365
    assert not told(home).get("SESSION_COOKIE_SECURE", False)


@pytest.mark.slow
def test_nothing_is_left_to_mend_before_service(home: Path) -> None:
    answer = fresh(
        home, "manage.py", "check", "--deploy", "--fail-level", "WARNING", TAKAR_HTTPS="1"
    )
    assert answer.returncode == 0, answer.stderr
