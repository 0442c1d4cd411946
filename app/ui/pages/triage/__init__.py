"""The triage deck."""
