"""Open."""
from netjob.ui import components
components.opening("contacts")
