"""Sending, and keeping up with what became of what was sent."""
