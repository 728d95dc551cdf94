"""States of items and versions, in the order of their course; pure."""

ITEM_STATES = {
    "DRAF": "Draf",
    "DITELAAH": "Ditelaah",
    "DISETUJUI": "Disetujui",
    "DITARIK": "Ditarik",
}
VERDICTS = {"LAYAK": "Layak", "PERBAIKI": "Perlu diperbaiki", "TOLAK": "Ditolak"}
KEY_STATES = {"USULAN": "Usulan", "BERLAKU": "Berlaku", "DIGANTI": "Diganti", "BATAL": "Batal"}
VIEW_PURPOSES = {
    "TULIS": "Menulis",
    "TELAAH": "Menelaah",
    "SAHKAN": "Mengesahkan",
    "RAKIT": "Merakit naskah",
    "EKSPOR": "Mengekspor",
    "NILAI": "Memeriksa hasil",
}
BATCH_STATES = {
    "DIPERIKSA": "Diperiksa",
    "DISIMPAN": "Disimpan",
    "DIABAIKAN": "Diabaikan",
    "DIBATALKAN": "Dibatalkan",
}
