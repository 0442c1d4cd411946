"""The encrypted file: rows, keys, history, backups."""
