"""What other rooms ask of the posts: tree, targets, holders, demands, vacancies to come."""

from takar.web.posts.queries.demands import demands_of, extensions_of
from takar.web.posts.queries.falling import PostForecast, PostVacancy
from takar.web.posts.queries.forecast import forecast_of, vacancies
from takar.web.posts.queries.seats import (
    critical_posts,
    holders,
    posts_in,
    profile_of,
    target_posts,
    tree_of,
)

__all__ = [
    "PostForecast",
    "PostVacancy",
    "critical_posts",
    "demands_of",
    "extensions_of",
    "forecast_of",
    "holders",
    "posts_in",
    "profile_of",
    "target_posts",
    "tree_of",
    "vacancies",
]
