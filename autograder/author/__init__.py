"""What authors of lessons run: a lesson's proof, part by part."""
