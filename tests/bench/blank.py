"""The page everything is measured against: a title and nothing else."""

import streamlit as st

st.title("blank")
