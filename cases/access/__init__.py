"""Access, decided in one place (`policy`) and enforced twice (`relations`, `row_security`)."""
