"""Renderers: from a record to what people and other programs read. Each is a pure function of what it is given."""
