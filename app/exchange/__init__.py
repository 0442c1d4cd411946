"""File formats: bytes in, domain records out, and back."""
