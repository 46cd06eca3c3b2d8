"""Plants targets, lets a submission attack, and looks at what came of it."""
