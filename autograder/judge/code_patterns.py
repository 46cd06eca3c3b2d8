"""Patterns of code by which mistakes are told apart that behave alike, each with a deadline.

An author's pattern can match a text in exponentially many ways, and a student may write the text for which it does.
"""

DEADLINE = 0.2  # seconds; those of the lessons here take less than a millisecond on a long program


def has_pattern(pattern: str, code: str) -> bool | None:
    """Whether a pattern is found in a program's code, where `.` matches line ends too.

    Args:
        pattern: a regular expression; an empty one is found in any code.
        code: the text.

    Returns:
        None where that could not be told before the deadline.
    """
    if not pattern:
        return True
    # Not with every check of a student's: most tasks have no pattern. Unlike `re`, it can be stopped.
    import regex

    try:
        return regex.search(pattern, code, regex.DOTALL, timeout=DEADLINE) is not None
    except TimeoutError:
        return None
