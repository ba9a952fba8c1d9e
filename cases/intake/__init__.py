"""Prosecutions arriving from police forces and other prosecutors."""
