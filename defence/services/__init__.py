"""What the defence can do. One use case, one module."""

from defence.services.end_representation import end_representation as end_representation
from defence.services.search_defendant import search_defendant as search_defendant
from defence.services.start_representation import start_representation as start_representation
