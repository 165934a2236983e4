"""Measures how long a first answer takes, beside other ways to put Python in a page."""
