"""What the owner can do, one method an intention."""
