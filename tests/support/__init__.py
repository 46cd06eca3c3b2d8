"""What several test modules share: made records, commands, courses, launchers, the watch for leaks."""
