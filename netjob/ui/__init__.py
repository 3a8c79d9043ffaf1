"""Be the screen: the only Streamlit of the package."""
