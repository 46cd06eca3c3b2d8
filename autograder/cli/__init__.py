"""The command line: one module for each kind of user, which turns words into calls and results into words."""
