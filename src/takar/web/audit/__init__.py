"""What was done, by whom, when: every write is recorded or does not happen."""
