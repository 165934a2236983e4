"""Python in the reader's browser: how its files are made."""
