import pytest

from takar.web.accounts.forms import MemberForm


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Budi.Baru", "budi.baru"),
        (" 198003122005011001 ", "198003122005011001"),
        ("a_b-c", "a_b-c"),
        ("budi baru", None),
        ("budi;", None),
        ("...", None),
    ],
)
def test_a_user_name_is_plain_and_lower_case(given: str, kept: str | None) -> None:
    form = MemberForm({"username": given, "role": "ASESOR"})
    assert form.is_valid() is (kept is not None)
    assert form.cleaned_data.get("username") == kept
