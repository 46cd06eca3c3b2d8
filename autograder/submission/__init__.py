"""Submissions: from a student's folder to a program that can be run. Nothing in here executes a submission."""
