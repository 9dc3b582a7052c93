"""Keeping the measures of the plan: their list, the page of each, and the forms that change them."""
