"""Rating sheets: what an assessor saw, written on a tablet, never lost."""
