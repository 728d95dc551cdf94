"""What a test item is, how it is answered and how it is marked; no framework, no database."""
