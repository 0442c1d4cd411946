"""The page of one company."""
