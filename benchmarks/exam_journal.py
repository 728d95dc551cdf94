"""The journal beside what the devices remember: what is lost, doubled, different."""

import json
from collections import Counter
from typing import Any

from exam_devices import Device


def compared(devices: list[Device], told: dict[str, Any]) -> dict[str, int]:
    """Compare the journal with what the devices remember."""
    kept: dict[tuple[str, int, int], list[Any]] = {}
    for person, desk, sequence, *facts in told["kept"]:
        kept.setdefault((person, desk, sequence), []).append(facts)
    found = Counter({"acknowledged": 0, "acknowledged_and_lost": 0, "never_arrived": 0})
    found |= {"final_answers": 0, "final_answers_different": 0, "refused_as_broken": 0}
    said = 0
    for device in devices:
        said += len(device.said)
        for number, change in device.said.items():
            rows = kept.get((device.person, *number), [])
            is_kept = len(rows) == 1 and tuple(rows[0][:3]) == change
            found["never_arrived"] += not rows
            found["acknowledged"] += number in device.acknowledged
            found["acknowledged_and_lost"] += number in device.acknowledged and not is_kept
        found["refused_as_broken"] += device.forgotten
        standing = {int(slot): value for slot, value in told["standing"][device.person].items()}
        slots = standing.keys() | device.answers.keys()
        found["final_answers"] += len(slots)
        wrong = [one for one in slots if standing.get(one) != device.answers.get(one)]
        found["final_answers_different"] += len(wrong)
    serials = Counter(json.dumps(row[5]) for row in told["kept"] if row[5] is not None)
    found["rows"] = len(told["kept"])
    found["doubled"] = sum(serials.values()) - len(serials) + max(found["rows"] - said, 0)
    return dict(found)


def moments(devices: list[Device], told: dict[str, Any]) -> dict[str, dict[str, int]]:
    """Say of each broken request whether it was on disk when it broke: before or after commit."""
    received = {tuple(row[:3]): row[6] for row in told["kept"]}
    found: dict[str, Counter[str]] = {}
    for device in devices:
        for began, at, fault, numbers in device.lost:
            moment = received.get((device.person, *numbers[-1]), at + 1)
            if fault and moment >= began:
                word = "committed, unanswered" if moment <= at else "not committed"
                found.setdefault(fault, Counter())[word] += 1
    return {fault: dict(counts) for fault, counts in sorted(found.items())}
