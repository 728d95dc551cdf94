"""What every floor may know: errors with hints, language, NIP, calendar, rounding."""
