"""A Content-Security-Policy for each page, without any `unsafe` word.

The policy allows the page's own inline scripts by their hashes and nothing else inline. It
has no word for WebAssembly: a worker made from its own file is not bound by the page's policy.
"""

import base64
import hashlib
import re

from build_scripts.finish import page

CHARSET = '<meta charset="utf-8">'
ALIGNMENT = re.compile(r'style="text-align: (left|right|center);"')
UNNAMED_SEARCH = 'data-md-component="search" role="dialog">'
NAMED_SEARCH = 'data-md-component="search" role="dialog" aria-label="Search">'


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


def finished(html: str, where: str) -> tuple[str, list[str]]:
    """The page with its policy, and what the policy would refuse, as `file:line: reason`.

    Markdown's alignment of table cells becomes a class, and the theme's search dialog gets
    the name that a screen reader needs.
    """
    html = ALIGNMENT.sub(r'class="align-\1"', html).replace(UNNAMED_SEARCH, NAMED_SEARCH)
    found = page.read(html)
    problems = [f"{where}:{line}: {reason}" for line, reason in found.refused]
    if CHARSET not in html:
        problems.append(f"{where}:1: no {CHARSET}; the policy has to stand right after it")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(found.inline_scripts)}">'
    return html.replace(CHARSET, f"{CHARSET}{meta}", 1), problems
