"""The settings of a hub that docs/places.md shows: a file that JupyterHub can load."""

from pathlib import Path

from traitlets.config.loader import PyFileConfigLoader

PAGE = Path(__file__).resolve().parents[1] / "docs" / "places.md"


def test_the_hubs_settings_are_a_file_that_can_be_loaded(tmp_path: Path) -> None:
    blocks = [part.split("```")[0] for part in PAGE.read_text(encoding="utf-8").split("```python\n")[1:]]
    (text,) = [block for block in blocks if "JupyterHub" in block]
    (tmp_path / "jupyterhub_config.py").write_text(text, encoding="utf-8")
    found = PyFileConfigLoader("jupyterhub_config.py", str(tmp_path)).load_config()
    assert found.JupyterHub.authenticator_class == "ltiauthenticator.lti13.auth.LTI13Authenticator"
    own = found.LTI13Authenticator
    assert set(own) == {"issuer", "authorize_url", "jwks_endpoint", "client_id", "username_key"}
    assert all(
        value.startswith("https://lms.example.org") for key, value in own.items() if key[:3] in ("iss", "aut", "jwk")
    )
    assert isinstance(own["client_id"], set)
