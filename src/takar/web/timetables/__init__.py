"""Jadwal penilaian: who sits where, when and before whom."""
