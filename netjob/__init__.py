"""Coach yourself through a job search that runs over your network."""
