"""Small named rules, one subject a module; `docs/wording.md` has an example of each."""
