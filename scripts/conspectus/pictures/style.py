"""How the shapes of pictures look, in the variables of a page; the colours that a file on its own needs.

``RULES`` stands word for word in the site's ``stylesheets/pictures.css`` too, because a picture that is put into a page
brings no style sheet of its own; a test compares the two.
"""

RULES = """\
.cs-svg text { fill: var(--p-ink); font-size: 13px; unicode-bidi: plaintext; }
.cs-svg .p-small { font-size: 12px; }
.cs-svg .p-blank { font-size: 0; }
.cs-svg .p-tiny { font-size: 11px; }
.cs-svg .p-head { font-size: 13px; font-weight: 600; }
.cs-svg .p-muted { fill: var(--p-muted); font-size: 12px; }
.cs-svg .p-axis { fill: none; stroke: var(--p-rule); stroke-width: 1; }
.cs-svg .p-grid { fill: none; stroke: var(--p-line); stroke-width: 1; }
.cs-svg .p-mark { fill: var(--p-mark); }
.cs-svg .p-hollow { fill: var(--p-paper); stroke: var(--p-mark); stroke-width: 1.5; }
.cs-svg .p-edge { fill: none; stroke: var(--p-edge); }
.cs-svg .p-arrowhead { fill: var(--p-edge); }
.cs-svg .p-weak { stroke-dasharray: 3 3; }
.cs-svg .p-cells text { text-anchor: middle; }
.cs-svg .p-cell { fill: var(--p-mark); rx: 3px; }
.cs-svg .p-depth-1 { fill-opacity: calc(0.16 * var(--p-deep)); }
.cs-svg .p-depth-2 { fill-opacity: calc(0.34 * var(--p-deep)); }
.cs-svg .p-depth-3 { fill-opacity: calc(0.54 * var(--p-deep)); }
.cs-svg .p-depth-4 { fill-opacity: calc(0.76 * var(--p-deep)); }
.cs-svg .p-depth-5 { fill-opacity: var(--p-deep); }
.cs-svg .p-passing { fill: none; stroke: var(--p-rule); stroke-dasharray: 3 3; }
.cs-svg .p-band { fill: var(--p-edge); fill-opacity: 0.3; stroke: var(--p-edge); stroke-width: 0.5; }
.cs-svg .p-passing-band { fill: none; stroke-dasharray: 3 3; stroke-width: 1; }
.cs-svg .p-zone { fill: var(--p-zone); }
.cs-svg .p-hit { fill: transparent; }
.cs-svg a { text-decoration: none; cursor: pointer; }
.cs-svg a:hover text, .cs-svg a:focus-visible text { text-decoration: underline; }
.cs-svg a:focus-visible { outline: 2px solid var(--p-accent); outline-offset: 2px; }
"""
"""Of shapes and words; 13 px is for names, 12 px for what is beside them, 11 px for long counts in narrow cells."""

LIGHT = (
    "--p-ink:#1f2328;--p-muted:#565b64;--p-line:#e2dccf;--p-rule:#8c8474;--p-paper:#fff;"
    "--p-zone:#f7f4ee;--p-mark:#23507d;--p-edge:#6d8fae;--p-accent:#9c3d25;--p-deep:0.5"
)
DARK = (
    "--p-ink:#e4e2dc;--p-muted:#a9adb4;--p-line:#333c47;--p-rule:#77808c;--p-paper:#14181e;"
    "--p-zone:#1b2129;--p-mark:#92bde6;--p-edge:#5f7f9f;--p-accent:#eba58c;--p-deep:0.42"
)

ALONE = f"""\
.cs-svg {{ {LIGHT}; background: var(--p-paper);
  font-family: -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, "PingFang SC", "Noto Sans CJK SC",
    "Microsoft YaHei", sans-serif; }}
@media (prefers-color-scheme: dark) {{ .cs-svg {{ {DARK} }} }}
{RULES}"""
"""The style sheet of a picture that is opened as a file."""
