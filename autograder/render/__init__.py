"""From a record to what people and other programs read. Every renderer is a pure function of records."""
