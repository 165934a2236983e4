"""Passes over the built HTML; each stops the build with the place and the reason."""
