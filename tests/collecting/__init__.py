"""Collecting from platforms and the way back: one module a platform, and what they share."""
