"""Certificates for a scheduler, its workers and the head: whoever has them belongs to the cluster, nobody else does."""

import datetime
from pathlib import Path

import yaml  # type: ignore[import-untyped]  # it has no types
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from autograder.cluster.problems import ClusterProblem
from autograder.core.files import write_whole
from autograder.core.language import tr

AUTHORITY, CERTIFICATE, KEY, SETTINGS = "ca.pem", "cert.pem", "key.pem", "dask.yaml"
DAYS = 365
_P256 = ec.SECP256R1()
_SIGNS = x509.KeyUsage(  # of an authority's key
    digital_signature=True,
    content_commitment=False,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=True,
    crl_sign=True,
    encipher_only=False,
    decipher_only=False,
)


def write_certificates(folder: Path) -> datetime.datetime:
    """Make a certificate and its key, and the file by which Dask's own programs find them.

    The key of the authority that signs it is forgotten: no other certificate can ever be made for this cluster.

    Args:
        folder: where they go; it is closed to other users.

    Returns:
        until when they are valid.

    Raises:
        ClusterProblem: there are some already.
        OSError: they cannot be written.
    """
    there = [name for name in (AUTHORITY, CERTIFICATE, KEY) if (folder / name).exists()]
    if there:
        raise ClusterProblem(
            tr(
                "{folder} holds {files} already, and whoever has those could not come in any more: remove them "
                "first, or give another folder",
                folder=folder,
                files=", ".join(there),
            )
        )
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    until = now + datetime.timedelta(days=DAYS)
    authority, own = ec.generate_private_key(_P256), ec.generate_private_key(_P256)
    root = _certificate("torchgrade cluster", authority, "torchgrade cluster", authority, now, until, is_authority=True)
    leaf = _certificate("dask-internal", own, "torchgrade cluster", authority, now, until, is_authority=False)
    key = own.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    write_whole(folder / AUTHORITY, root.public_bytes(serialization.Encoding.PEM))
    write_whole(folder / CERTIFICATE, leaf.public_bytes(serialization.Encoding.PEM))
    write_whole(folder / KEY, key, mode=0o600)
    write_whole(folder / SETTINGS, yaml.safe_dump(_settings(folder.resolve())).encode())
    return until


def _certificate(
    subject: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: str,
    signed_by: ec.EllipticCurvePrivateKey,
    begins: datetime.datetime,
    until: datetime.datetime,
    *,
    is_authority: bool,
) -> x509.Certificate:
    def named(text: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

    made = (
        x509.CertificateBuilder()
        .subject_name(named(subject))
        .issuer_name(named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins - datetime.timedelta(minutes=10))  # clocks differ
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=0 if is_authority else None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signed_by.public_key()),
            critical=False,
        )
    )
    if is_authority:
        made = made.add_extension(_SIGNS, critical=True)
    else:
        made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(subject)]), critical=False)
    return made.sign(signed_by, hashes.SHA256())


def _settings(folder: Path) -> dict[str, object]:
    """What Dask's own programs read where `DASK_CONFIG` names the folder."""
    pair = {"cert": str(folder / CERTIFICATE), "key": str(folder / KEY)}
    tls = {"ca-file": str(folder / AUTHORITY), **{role: dict(pair) for role in ("client", "scheduler", "worker")}}
    return {"distributed": {"comm": {"require-encryption": True, "tls": tls}}}
