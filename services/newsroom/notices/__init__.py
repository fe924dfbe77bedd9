"""What a newsroom tells its readers about a change, and which change that is."""
