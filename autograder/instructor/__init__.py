"""What an instructor's commands do, without printing."""
