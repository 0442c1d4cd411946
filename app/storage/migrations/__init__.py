"""One schema step per file."""
