"""Figures about speed and size, printed with how they were taken."""
