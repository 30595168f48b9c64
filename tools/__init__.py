"""What makes the project run, test, measure and be operated. Not part of the served application."""
