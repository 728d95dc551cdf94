"""What every room builds with: base templates, components, scope, paging."""
