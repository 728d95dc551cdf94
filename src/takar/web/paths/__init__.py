"""My path: what an employee may read about the own way, and what would change it."""
