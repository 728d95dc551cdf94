"""What every floor may know: errors with hints, the language of the reader, NIP, calendar, rounding."""
