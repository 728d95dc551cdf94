"""Rating quality: how far ratings agree, how severe raters are, whether groups fare alike."""
