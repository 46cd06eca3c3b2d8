"""From observations to verdicts. Runs where no student code ran."""
