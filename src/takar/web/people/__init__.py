"""The people of an agency, their posts and the evidence of their careers."""
