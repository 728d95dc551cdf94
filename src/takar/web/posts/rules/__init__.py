"""What the room knows without a database: kinds of vacancy, stored demands, faults."""
