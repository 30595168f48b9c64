"""Journeys: a real browser on a real site, the region pack and the demo loaded, served as an operator would."""
