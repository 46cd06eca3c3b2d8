"""Workers: what runs beside student code. It calls, looks and reports, and imports nothing that judges.

Everything in this package shares a process with code that may do anything; nothing here holds an
answer, and no verdict is made here.
"""
