"""What the years left behind in the files: ratings, awards, teams, training, posts, sanctions."""
