# SPDX-License-Identifier: MPL-2.0
"""What the operator decides: the environment variables, read once, checked, and explained.

The table in README.md lists the same names; a test holds the two together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

PREFIX = "PARTNERSKAB_"
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class SettingError(Exception):
    """A setting that cannot be used. The message starts with the setting's name."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")


@dataclass(frozen=True)
class Database:
    """An external PostgreSQL, as DATABASE_URL names it."""

    name: str
    user: str
    password: str
    host: str
    port: str
    options: dict[str, str]


@dataclass(frozen=True)
class Mail:
    """An SMTP server, as PARTNERSKAB_EMAIL_URL names it."""

    host: str
    port: int
    user: str
    password: str
    starttls: bool
    tls: bool


@dataclass(frozen=True)
class Environment:
    """The operator's settings. `database` and `mail` are None where the built-in ones serve."""

    data: Path
    database: Database | None = None
    mail: Mail | None = None
    mail_from: str = "partnerskab@localhost"
    hosts: tuple[str, ...] = LOOPBACK
    https: bool = False
    secret_key: str | None = field(default=None, repr=False)
    debug: bool = False
    listen: str = "127.0.0.1"
    port: int = 8000
    site: str = "http://localhost:8000"


NAMES = frozenset(
    PREFIX + name
    for name in (
        "DATA",
        "DEBUG",
        "EMAIL_FROM",
        "EMAIL_URL",
        "HOSTS",
        "HTTPS",
        "LISTEN",
        "PORT",
        "SECRET_KEY",
        "URL",
    )
)


def read(env: Mapping[str, str], base: Path) -> Environment:
    """Return the settings in `env`; without PARTNERSKAB_DATA the state lives in `base`/var.

    Raises SettingError, with the setting's name first, on the first value that cannot be used.
    """
    for name in sorted(env):
        if name.startswith(PREFIX) and name not in NAMES:
            known = ", ".join(sorted(NAMES))
            raise SettingError(name, f"no such setting. There are: DATABASE_URL, {known}")
    hosts = _hosts(env.get("PARTNERSKAB_HOSTS", ""))
    public = any(host not in LOOPBACK for host in hosts)
    https = _switch("PARTNERSKAB_HTTPS", env.get("PARTNERSKAB_HTTPS", ""), default=public)
    port = _port("PARTNERSKAB_PORT", env.get("PARTNERSKAB_PORT", ""))
    return Environment(
        data=_folder("PARTNERSKAB_DATA", env.get("PARTNERSKAB_DATA", ""), base / "var"),
        database=_database("DATABASE_URL", env.get("DATABASE_URL", "")),
        mail=_mail("PARTNERSKAB_EMAIL_URL", env.get("PARTNERSKAB_EMAIL_URL", "")),
        mail_from=_address("PARTNERSKAB_EMAIL_FROM", env.get("PARTNERSKAB_EMAIL_FROM", "")),
        hosts=hosts,
        https=https,
        secret_key=_secret("PARTNERSKAB_SECRET_KEY", env.get("PARTNERSKAB_SECRET_KEY", "")),
        debug=_switch("PARTNERSKAB_DEBUG", env.get("PARTNERSKAB_DEBUG", ""), default=False),
        listen=_listen("PARTNERSKAB_LISTEN", env.get("PARTNERSKAB_LISTEN", "")),
        port=port,
        site=_site("PARTNERSKAB_URL", env.get("PARTNERSKAB_URL", ""), hosts, https, port),
    )


def _folder(name: str, value: str, default: Path) -> Path:
    if not value:
        return default
    path = Path(value).expanduser()
    if not path.is_absolute():
        raise SettingError(name, f"{value!r} is not a full path; write one that starts with /")
    if path.exists() and not path.is_dir():
        raise SettingError(name, f"{value!r} is a file, and a folder is needed")
    return path


def _database(name: str, value: str) -> Database | None:
    if not value:
        return None
    scheme = value.partition(":")[0].lower()
    if scheme.startswith("sqlite"):
        raise SettingError(
            name,
            "SQLite will not do: it does not find Æ, Ø and Å in a search, ignores row locks and lacks "
            "the constraints that keep two agreements apart. Name a PostgreSQL 15 or newer, or leave "
            "the setting out and the built-in PostgreSQL is used",
        )
    if scheme not in ("postgres", "postgresql"):
        raise SettingError(name, "needs the form postgresql://user:password@host:5432/database")
    try:
        url = urlsplit(value)
        port = url.port
    except ValueError as error:
        raise SettingError(name, f"cannot be read: {error}") from error
    database = unquote(url.path.removeprefix("/"))
    if not database:
        raise SettingError(name, "names no database; end it with /database")
    options = dict(parse_qsl(url.query))
    return Database(
        name=database,
        user=unquote(url.username or ""),
        password=unquote(url.password or ""),
        host=options.pop("host", "") or unquote(url.hostname or ""),
        port=options.pop("port", "") or str(port or ""),
        options=options,
    )


def _mail(name: str, value: str) -> Mail | None:
    if not value:
        return None
    form = "needs the form smtp://user:password@host:587 (STARTTLS), smtps://... or smtp+plain://..."
    try:
        url = urlsplit(value)
        port = url.port
    except ValueError as error:
        raise SettingError(name, f"cannot be read: {error}") from error
    standard = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
    if url.scheme not in standard or not url.hostname:
        raise SettingError(name, form)
    return Mail(
        host=url.hostname,
        port=port or standard[url.scheme],
        user=unquote(url.username or ""),
        password=unquote(url.password or ""),
        starttls=url.scheme == "smtp",
        tls=url.scheme == "smtps",
    )


def _address(name: str, value: str) -> str:
    if not value:
        return Environment.mail_from
    if value.count("@") != 1 or any(char.isspace() for char in value):
        raise SettingError(name, f"{value!r} is not an e-mail address")
    return value


def _hosts(value: str) -> tuple[str, ...]:
    hosts = tuple(part.strip() for part in value.split(",") if part.strip())
    for host in hosts:
        if any(char in host for char in "/*@ ") or (":" in host and not host.startswith("[")):
            raise SettingError(
                "PARTNERSKAB_HOSTS",
                f"{host!r} is not a host name; write names without http:// and port, "
                "with commas between: plan.example.dk,www.plan.example.dk",
            )
    return hosts or LOOPBACK


def _switch(name: str, value: str, *, default: bool) -> bool:
    words = {"": default, "1": True, "yes": True, "true": True, "0": False, "no": False, "false": False}
    if value.lower() not in words:
        raise SettingError(name, f"{value!r} is neither yes nor no")
    return words[value.lower()]


def _secret(name: str, value: str) -> str | None:
    if value and len(value) < 50:
        raise SettingError(name, "is too short to be safe; use 50 random characters or more")
    return value or None


def _listen(name: str, value: str) -> str:
    if not value:
        return Environment.listen
    try:
        return str(ip_address(value))
    except ValueError as error:
        raise SettingError(name, f"{value!r} is not an IP address, such as 0.0.0.0") from error


def _port(name: str, value: str) -> int:
    if not value:
        return Environment.port
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= 65535):
        raise SettingError(name, f"{value!r} is not a port number between 1 and 65535")
    return int(value)


def _site(name: str, value: str, hosts: tuple[str, ...], https: bool, port: int) -> str:
    """The address that links in mail begin with, without a last slash."""
    scheme = "https" if https else "http"
    if not value:
        if hosts[0] in LOOPBACK:
            return f"{scheme}://{hosts[0]}:{port}"
        if hosts[0].startswith("."):
            raise SettingError(
                name, f"is needed for the links in mail, since PARTNERSKAB_HOSTS begins with {hosts[0]!r}"
            )
        return f"{scheme}://{hosts[0]}"
    try:
        url = urlsplit(value)
        at = f"[{url.hostname}]" if url.hostname and ":" in url.hostname else url.hostname
        plain = value.rstrip("/") == f"{url.scheme}://{at}" + (f":{url.port}" if url.port else "")
    except ValueError as error:
        raise SettingError(name, f"cannot be read: {error}") from error
    if not at or not plain or url.scheme not in ("http", "https"):
        raise SettingError(name, "needs the form https://plan.example.dk, in small letters and with nothing after it")
    if url.scheme != scheme:
        raise SettingError(name, f"begins with {url.scheme}://, but PARTNERSKAB_HTTPS says {'yes' if https else 'no'}")
    if not any(at == host or (host.startswith(".") and f".{at}".endswith(host)) for host in hosts):
        raise SettingError(name, f"{at} is not among PARTNERSKAB_HOSTS")
    return value.rstrip("/")
