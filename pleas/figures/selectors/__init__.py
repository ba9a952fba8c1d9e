"""Figures as they are read: by staff on the reports, by anybody over the public interface."""
