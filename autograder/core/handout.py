"""Places in the folder that students are handed: who writes it and who reads it from an address agree on them."""

from autograder import __version__

WHEEL = f"torchgrade-{__version__}-py3-none-any.whl"
PROGRAMS = "programs"
NOTEBOOKS = "notebooks"
INDEX = "handout.json"  # {"lessons": {lesson: {place of a file in programs/<lesson>/: its SHA-256}}}
