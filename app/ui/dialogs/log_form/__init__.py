"""Parts of the dialog that logs a touchpoint."""
