"""Posts: which are targets or critical, what they demand, when they fall vacant."""
