"""Hostile submissions, and what decides whether one of them got through."""
