"""How administration writes dates, by language (setting FORMAT_MODULE_PATH)."""
