"""The trusted parent of student processes: starts them, waits for them, ends them, reads what they say."""
