"""Plots and charts as SVG."""
