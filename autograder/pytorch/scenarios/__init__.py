"""Scenarios: probes and checks that many lessons need, each declared for a task in a few lines."""
