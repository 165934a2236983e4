"""The facts in `content/`, read into frozen dataclasses."""
