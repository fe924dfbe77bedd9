"""What a text claims, and what a revision changes in it: variants, rules, rubric, gate."""
