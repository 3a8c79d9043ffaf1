"""Measure the app side by side with a blank Streamlit page, in one run."""
