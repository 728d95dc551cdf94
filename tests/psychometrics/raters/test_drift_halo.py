from takar.psychometrics.raters import drift, drift_halo


def test_halo_is_also_found_beside_drift() -> None:
    assert drift.halo is drift_halo.halo
