"""Tables and plots as markup: the same at build and in the reader's browser."""
