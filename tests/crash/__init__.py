"""Kill the real app and command line at random moments, take the disk away, and look whether anything was lost."""
