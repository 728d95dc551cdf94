"""The merit system's self-assessment and the readiness binder."""
