"""What each other system's files look like."""
