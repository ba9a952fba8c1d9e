"""Reports for staff, and the public interface."""
