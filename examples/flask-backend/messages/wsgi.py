"""Where the server finds the application."""

from .application import create_app
from .logs import write_to_stdout
from .settings import read_settings
from .telemetry import trace_with_own_sdk

write_to_stdout()
app = create_app(read_settings())
trace_with_own_sdk(app)
