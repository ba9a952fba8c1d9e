"""Real Postgres, Valkey and S3 from wheels, for a machine that has none of them.

The core is free of Django: `python -m commonplatform.devservices` starts the parts, and the settings only
read the addresses it left behind (`endpoints.read_endpoints`). Production never installs this app.
"""
