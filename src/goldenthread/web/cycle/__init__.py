"""The quarter, from open to published: opening, returns, sign-off, control room, publishing."""
