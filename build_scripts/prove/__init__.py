"""The long proofs: what the tests show on a sample, shown at length, and what came of it."""
