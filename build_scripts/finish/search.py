"""The theme fetches its search index and starts a worker with every page; here, with the search."""

from pathlib import Path

from build_scripts.failure import BuildError

SCRIPTS = "assets/javascripts/bundle.*.min.js"

# What is found in the theme's script, and what stands there instead.
MENDED = {
    # Whether to begin at once, or when the search is opened.
    '$(location.protocol!=="file:"),Je("search")': 'Je("search")',
    # A stand-in that starts the worker at the first message, after which none listens anew.
    "t=new Worker(e)": (
        "t=(()=>{let w;const heard=[];return{addEventListener:(...a)=>heard.push(a),"
        "removeEventListener:()=>{},postMessage(m){if(!w){w=new Worker(e);"
        "heard.forEach(a=>w.addEventListener(...a))}w.postMessage(m)}}})()"
    ),
}


def deferred(script: str) -> str:
    """The theme's script, mended; BuildError where it is not the one that was known."""
    for found, instead in MENDED.items():
        if script.count(found) != 1:
            raise BuildError(f"{SCRIPTS}: {found!r} is there {script.count(found)} times, not once")
        script = script.replace(found, instead)
    return script


def mend(site: Path) -> None:
    """Mends the theme's script in a built site."""
    for path in site.glob(SCRIPTS):
        mended = deferred(path.read_text(encoding="utf-8"))
        path.write_text(mended, encoding="utf-8", newline="\n")
