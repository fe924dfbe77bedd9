"""The reporter's own words: marks, sentences, mentions, and whose verb it is."""
