"""The journal as people read it: each entry a sentence, with what changed and why."""
