"""Use cases of an instructor: grade a class, exports, similar work, the machine's state. They print nothing."""
