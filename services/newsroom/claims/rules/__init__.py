"""The rules, a family a module: each looks at one variant and says what it means, or nothing."""
