"""A name for a mistake that students share: `autograder name-mistake`."""
