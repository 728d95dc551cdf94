"""What use and calibration say about versions, written down."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import F

from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.item_bank.models import ItemParameters, ItemVersion
from takar.web.item_bank.permissions import keeps_findings


@action("item_bank.parameters.kept", needs=keeps_findings)
def keep_parameters(
    actor: User,
    version: ItemVersion,
    *,
    values: dict[str, Any],
    scale: str,
    persons: int,
    source: str,
) -> ItemParameters:
    """Write down what a calibration found; the newest counts and older ones stay."""
    noted(values=sorted(values))
    made: ItemParameters = ItemParameters.objects.create(
        version=version, values=values, scale=scale, persons=persons, source=source
    )
    return made


def count_exposures(versions: Iterable[int]) -> None:
    """Add one exposure for each time a version is named; one write for each number of times."""
    by_times: dict[int, list[int]] = defaultdict(list)
    for version, times in Counter(versions).items():
        by_times[times].append(version)
    for times, shown in by_times.items():
        rows = ItemVersion.objects.filter(pk__in=shown)
        rows.update(exposures=F("exposures") + times)
