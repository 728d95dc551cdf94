"""What QTI has no words for, carried beside it: scales, rubrics, part marks, rules for texts.

An item that we write says in QTI whatever QTI can say. Where reading it back gives less than was
meant, the rest goes into one attribute, with a digest of what QTI itself says. If somebody changed
the item elsewhere, the digest no longer fits, and the attribute is set aside.
"""

import hashlib
import json
from typing import Any

from pydantic import ValidationError

from takar.exchange.qti.drafts import Pair
from takar.exchange.qti.wording import Wording
from takar.items.content import Content
from takar.items.keys import key_from_value
from takar.kernel.language import msg

OWN = "data-takar"
CHANGED = msg("Soal ini diubah di aplikasi lain; keterangan tambahannya tidak dipakai.")


def mark_for(plain: Pair, meant: Pair) -> str | None:
    """Return what must stand beside an item that reads as ``plain``, or ``None``."""
    if plain == meant:
        return None
    said, wanted = (pair[0].model_dump(mode="json") for pair in (plain, meant))
    more: dict[str, Any] = {
        "reads": _digest(plain),
        "content": {name: value for name, value in wanted.items() if said[name] != value},
        "key": meant[1].model_dump(mode="json"),
    }
    return json.dumps(more, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def with_own_marks(plain: Pair, written: str | None, wording: Wording) -> Pair:
    """Return what was meant: what QTI says, and what stands beside it if it still fits."""
    if not written:
        return plain
    try:
        more = json.loads(written)
        if more["reads"] != _digest(plain):
            wording.note(CHANGED)
            return plain
        content = Content.model_validate({**plain[0].model_dump(mode="json"), **more["content"]})
        return content, key_from_value(more["key"])
    except (ValueError, TypeError, KeyError, RecursionError, ValidationError):
        wording.note(CHANGED)
        return plain


def _digest(pair: Pair) -> str:
    said = f"{pair[0].model_dump_json()}\n{pair[1].model_dump_json()}"
    return hashlib.sha256(said.encode()).hexdigest()[:32]
