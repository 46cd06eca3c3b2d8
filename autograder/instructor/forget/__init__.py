"""Everything that is kept of one student, found and deleted: `autograder forget`."""
