"""Collecting: from a platform's download to the folder of a class, nothing overwritten and nobody guessed."""
