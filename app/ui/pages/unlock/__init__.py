"""The page that asks for what opens the file."""
