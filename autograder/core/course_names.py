"""What a course is found by; nothing is imported, so that it can be looked for before anything else is."""

FILE = "course.toml"
SETTING = "TORCHGRADE_COURSE"  # the variable that names a course's folder
