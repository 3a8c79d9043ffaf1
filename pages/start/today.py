"""Today: who next, and why?"""

from netjob.ui import components

components.opening("today")
