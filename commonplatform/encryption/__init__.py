"""Fields that are encrypted one by one before they reach the database, and the turning over of their keys."""
