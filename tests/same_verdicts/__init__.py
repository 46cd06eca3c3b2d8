"""The verdicts on many programs, recorded before and after a change that must not alter any of them."""
