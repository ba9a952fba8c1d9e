"""What the court can record of custody. One use case, one module."""

from cases.custody.services.extend_limit import extend_limit as extend_limit
from cases.custody.services.plan_remand import preview_remand as preview_remand
from cases.custody.services.record_remand import record_remand as record_remand
from cases.custody.services.restart_clock import restart_clock as restart_clock
from cases.custody.services.set_limit import set_limit as set_limit
from cases.custody.services.stop_clocks import stop_clock as stop_clock
from cases.custody.services.stop_clocks import stop_clocks as stop_clocks
