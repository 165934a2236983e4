"""A Content-Security-Policy for each page, without any `unsafe` word.

The policy allows the page's own inline scripts by their hashes and nothing else inline. It
has no word for WebAssembly: a worker made from its own file is not bound by the page's policy.
"""

import base64
import hashlib

from build_scripts.finish import page

CHARSET = '<meta charset="utf-8">'


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


def refused(html: str, found: page.Page, where: str) -> list[str]:
    """What the policy would refuse on a page, as `file:line: reason`."""
    problems = [f"{where}:{line}: {reason}" for line, reason in found.refused]
    if CHARSET not in html:
        problems.append(f"{where}:1: no {CHARSET}; the policy has to stand right after it")
    return problems


def with_policy(html: str, found: page.Page) -> str:
    """The page with its policy, before anything that could load."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(found.inline_scripts)}">'
    return html.replace(CHARSET, f"{CHARSET}{meta}", 1)
