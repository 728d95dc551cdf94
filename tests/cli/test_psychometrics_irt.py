import json
from pathlib import Path

import numpy as np
import pytest
from pyarrow import csv
from typer.testing import CliRunner

from takar.cli.main import app
from takar.psychometrics.irt.calibration import IrtFit
from tests.cli.answered import ITEMS, PEOPLE, points, wide

RUN = CliRunner()


@pytest.mark.slow
def test_items_and_persons_are_told_and_written(tmp_path: Path) -> None:
    file = wide(tmp_path / "a.csv", points())
    out = tmp_path / "hasil"
    command = ["psychometrics", "irt", str(file), "--model", "2PL", "--cut", "0.5"]
    told = RUN.invoke(app, [*command, "--out", str(out)])
    assert told.exit_code == 0, told.output
    for word in ("Konvergen", "Reliabilitas EAP", "RMSEA", "Pada batas 0,50", "S-X2"):
        assert word in told.output
    report = json.loads((out / "report.json").read_text())
    assert report["certificate"]["has_converged"]
    assert report["certificate"]["gradient"] < 1e-5
    fit = IrtFit.from_json((out / "calibration.json").read_text())
    rows = csv.read_csv(out / "parameters.csv").to_pylist()
    assert [row["a"] for row in rows] == pytest.approx([one.a for one in fit.items])
    persons = csv.read_csv(out / "persons.csv")
    assert persons.num_rows == PEOPLE
    theta = persons["theta"].to_numpy()
    assert np.corrcoef(theta, points().sum(axis=1))[0, 1] > 0.97
    assert csv.read_csv(out / "sum_scores.csv").num_rows == ITEMS + 1
    assert (out / "information.svg").read_text().startswith("<svg")


@pytest.mark.slow
def test_what_cannot_be_tested_is_said_and_the_rest_is_told(tmp_path: Path) -> None:
    file = wide(tmp_path / "a.csv", points(200, 3))
    told = RUN.invoke(app, ["psychometrics", "irt", str(file), "--prior", "weak"])
    assert told.exit_code == 0, told.output
    assert "derajat bebas nol" in told.output
    assert "Konvergen" in told.output
