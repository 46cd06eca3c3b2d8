"""What counts of what was marked: due dates, marks by hand, decisions afterwards. Pure functions over a run's files."""
