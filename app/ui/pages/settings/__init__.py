"""The settings, in sections."""
