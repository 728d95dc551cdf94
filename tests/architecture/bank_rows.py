"""An item of the hamlet with a picture, its version and key, and a file that waits."""

from takar.web.accounts.models import Role
from takar.web.item_bank import actions
from tests.town import Hamlet
from tests.web.item_bank.made import PNG, draft, newest

FILE = b"KODE;BENTUK;PERTANYAAN;PILIHAN A;PILIHAN B;KUNCI\nA1;Pilihan tunggal;Apa?;x;y;A\n"


def bank_rows(hamlet: Hamlet) -> dict[str, int | str]:
    """Return the rows of the item bank; the caller is in the scope of the hamlet."""
    author, agency = hamlet.users[Role.AUTHOR], hamlet.agency
    pool = actions.make_pool(author, agency, code="coba", name="Bank Coba")
    item = actions.write_item(author, pool, draft=draft(), code="S-1", title="Hitungan")
    version = newest(item)
    medium = actions.add_medium(author, version, content=PNG, alt="Bagan", in_prompt=True)
    batch = actions.check_batch(author, pool, name="soal.csv", content=FILE)
    return {
        "item_pool": pool.pk,
        "item": item.pk,
        "item_version": version.pk,
        "item_key": version.keys.get().pk,
        "item_medium": medium.name,
        "item_batch": batch.pk,
    }
