"""Hold the rules of coaching: pure functions without files, clock, database or screen."""
