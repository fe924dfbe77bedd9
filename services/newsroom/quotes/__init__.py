"""Whose words stand between the marks, and what becomes of them from version to version."""
