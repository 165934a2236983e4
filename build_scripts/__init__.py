"""Turns the content into the site; `python3 dev.py --help` lists its commands."""
