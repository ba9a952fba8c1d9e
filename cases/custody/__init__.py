"""Remand and custody time limits: who is held since when, and until when before the trial must have begun."""
