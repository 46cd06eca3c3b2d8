"""Use cases of a lesson's author: build, new, verify, corpora."""
