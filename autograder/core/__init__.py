"""The ground: errors, files, temporary folders, digests, texts. Imports nothing of the package."""
