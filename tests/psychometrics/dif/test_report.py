import pytest

from takar.psychometrics.dif import ItemDif


def finding(category: str | None, difference: float = -0.1, *, flagged: bool = True) -> ItemDif:
    return ItemDif(
        item="B1",
        method="MANTEL_HAENSZEL",
        chi=9.0,
        df=1,
        p=0.003,
        p_adjusted=0.01,
        effect=-1.2,
        low=-2.0,
        high=-0.4,
        difference=difference,
        category=category,  # type: ignore[arg-type]
        is_flagged=flagged,
    )


@pytest.mark.parametrize(("difference", "group"), [(-0.1, "reference"), (0.1, "focal")])
def test_the_group_that_fares_better_is_named_only_where_something_was_found(
    difference: float, group: str
) -> None:
    assert finding("B", difference).favours == group
    assert finding("A", difference, flagged=False).favours is None


def test_a_finding_is_a_reason_to_read_never_a_verdict() -> None:
    said = str(finding("C").says)
    assert "Telaah isi butir" in said
    assert "bukan bukti" in said
    assert "tidak tampak" in str(finding("A", flagged=False).says)
