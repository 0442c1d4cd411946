"""Makes the packages of Keepwarm; `build_installer.py` is the door."""
