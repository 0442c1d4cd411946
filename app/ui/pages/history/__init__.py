"""The history page: everything that was changed, in words, and the trash."""
