import re

from takar.web.accounts.rules import temporary_password


def test_a_temporary_password_is_long_readable_and_new_each_time() -> None:
    made = {temporary_password() for _ in range(50)}
    assert len(made) == 50
    assert all(re.fullmatch(r"([a-z]{4}-){4}\d\d", password) for password in made)
