"""What students' commands do."""
