"""What a meeting asks and tells, without the framework."""

PRESENCE_STATES = {"HADIR": "Hadir", "BERHALANGAN": "Berhalangan"}
CHANGE_KINDS = {
    "TETAPKAN": "Ditetapkan rapat",
    "PULIHKAN": "Kembali ke level hitung",
    "HITUNG_ULANG": "Dihitung ulang",
    "KOREKSI": "Koreksi sesudah tanda tangan",
}
SIGNING_ROLES = {"KETUA": "Ketua rapat", "KEPALA": "Kepala yang mengesahkan"}
