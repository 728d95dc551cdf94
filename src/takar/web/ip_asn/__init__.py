"""IP ASN: the professionalism index of a government, its units and its people."""
