"""The tree of units, upwards: to which units somebody belongs."""

import pyarrow as pa


def units_above(units: pa.Table) -> dict[str, tuple[str, ...]]:
    """Return each unit with all above it, itself first; a circle ends where it closes."""
    names, above = (units.column(name).to_pylist() for name in ("work_unit_id", "parent_id"))
    parents = dict(zip(names, above, strict=True))
    found: dict[str, tuple[str, ...]] = {}
    for unit in parents:
        path = [unit]
        while (higher := parents.get(path[-1])) in parents and higher not in path:
            path.append(higher)
        found[unit] = tuple(path)
    return found
