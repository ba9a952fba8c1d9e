"""Reports as they are shown and exported."""
