"""What posts ask: the law's requirements and their own, as questions put to everybody."""
