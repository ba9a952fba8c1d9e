"""The story as data: courts, people, sessions, charges and cases, one file each."""
