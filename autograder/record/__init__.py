"""The result record of a submission: its form, how it is read and written, and what is summed up of many."""
