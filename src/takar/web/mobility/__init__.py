"""Lists of moves: checked against the law before they are proposed."""
