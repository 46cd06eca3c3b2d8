"""A student's check in forms that other programs read: a problem matcher, JSON, JUnit's XML, SARIF."""
