"""What the national personnel system (SIASN) hands out and takes in."""
