"""Judging and diagnosis: observations become results. Runs where no student code ran."""
