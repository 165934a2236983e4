"""A Content-Security-Policy for each page, without any `unsafe` word.

The policy allows the theme's inline scripts and one of the site by their hashes, and nothing else
inline: a script that is not listed here stops the build. It has no word for WebAssembly:
a worker made from its own file is not bound by the page's policy.
"""

import base64
import hashlib
import re

from build_scripts.finish import page

CHARSET = '<meta charset="utf-8">'
HOME_OF_THE_SITE = re.compile(r'(?<=new URL\(")[^"]*(?=",location\))')
THEME_SCRIPTS = frozenset(
    (
        # reads and writes the choices of a reader
        "'sha256-jyuCo0ECUNe/6qbnKZH3SnZtiUN3c94dYv4u8yob8IE='",
        # light or dark before the first paint
        "'sha256-DrEMJJ29sL7vIloQzly+VUGMxKcBTMII+OfW7Y8AkG4='",
        # opens the tab that an address names
        "'sha256-/8wPdzX9q0NNJXyA5lzsLojXFpkeaXVxhbfkUOQaWy8='",
    )
)
"""The theme's inline scripts, the address of the site left out."""


def digest(script: str) -> str:
    """The source expression that allows exactly this inline script."""
    value = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{value}'"


def policy(inline_scripts: tuple[str, ...]) -> str:
    """The policy of a page with these inline scripts."""
    hashes = sorted({digest(script) for script in inline_scripts})
    directives = {
        "default-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "script-src": ["'self'", *hashes],
        "style-src": ["'self'"],
        # The theme's stylesheets draw its icons from data addresses.
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items())


def refused(html: str, found: page.Page, where: str, own: str) -> list[str]:
    """What the policy would refuse on a page with one script of ours, as `file:line: reason`."""
    problems = [f"{where}:{line}: {reason}" for line, reason in found.refused]
    for line, script in found.inline_scripts:
        known = digest(HOME_OF_THE_SITE.sub("", script))
        if known not in THEME_SCRIPTS and script != own:
            problems.append(
                f"{where}:{line}: an inline script that is not the theme's, {known}; "
                "write a module in docs/javascripts"
            )
    if CHARSET not in html:
        problems.append(f"{where}:1: no {CHARSET}; the policy has to stand right after it")
    return problems


def with_policy(html: str, found: page.Page) -> str:
    """The page with its policy, before anything that could load."""
    scripts = tuple(script for _, script in found.inline_scripts)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(scripts)}">'
    return html.replace(CHARSET, f"{CHARSET}{meta}", 1)
