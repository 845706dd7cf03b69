"""The style sheet of the page: light and dark, wide and narrow, on screen and on paper."""

from __future__ import annotations

__all__ = ["STYLE"]

STYLE = """\
:root{color-scheme:light dark;--paper:#fbfaf7;--card:#fff;--ink:#1f2328;--soft:#5b6470;--line:#d9d6ce;\
--accent:#a4262c;--truce:#1d6f5c;--event:#35618e;--ghost:#c9b3b0}
@media (prefers-color-scheme:dark){:root{--paper:#15171b;--card:#1d2026;--ink:#e8e6e1;--soft:#a2a9b4;\
--line:#343942;--accent:#ff8f87;--truce:#62c9ae;--event:#8fb8e6;--ghost:#6d5552}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:1rem}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif;\
overflow-wrap:anywhere}
.skip{position:absolute;left:-100rem}
.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem}
header,main,footer{max-width:60rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.5rem}
h1,h2,h3{font-family:Georgia,'Times New Roman',serif;font-weight:600;line-height:1.2;text-wrap:balance}
h1{font-size:clamp(1.7rem,5vw,2.6rem);margin:0 0 .6rem}
h2{font-size:1.6rem;margin:3rem 0 1rem;padding-top:1rem;border-top:3px solid var(--ink)}
h3{font-size:1.15rem;margin:0 0 .4rem}
h3.month{font-size:1.05rem;margin:2.2rem 0 .4rem;color:var(--soft)}
p{margin:.4rem 0}
a{color:inherit;text-decoration-color:var(--soft);text-underline-offset:.18em}
a:hover{color:var(--accent)}
a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
nav ul,.sources,.events{list-style:none;margin:0;padding:0}
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;margin-top:1rem}
.lead,.meta,figcaption,footer{color:var(--soft)}
.meta,figcaption,.sources,footer,dl,table{font-size:.875rem}
article{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:1rem 1.25rem;\
margin:0 0 1.25rem}
figure{margin:.8rem 0}
figcaption{margin-top:.3rem}
svg{display:block;width:100%;overflow:visible;font:.75rem system-ui,sans-serif}
svg text{fill:var(--soft)}
svg .name{fill:var(--ink)}
.grid{stroke:var(--line);stroke-width:1}
.base{stroke:var(--soft);stroke-width:1}
.wait{stroke:var(--accent);stroke-width:1.5;stroke-dasharray:2 3}
.wait.past{stroke:var(--ghost)}
.dot{fill:var(--card);stroke:var(--accent);stroke-width:2}
.dot.answer{fill:var(--event);stroke:var(--card)}
.limit{fill:var(--accent);stroke:var(--accent);stroke-width:3}
.limit.past{fill:var(--card);stroke:var(--ghost);stroke-width:2}
.truce{fill:var(--truce);stroke:var(--truce);stroke-width:2}
.fades{fill-opacity:.35;stroke-opacity:.35}
.truce.off{fill:none;stroke-dasharray:2 2}
.count{fill:var(--event)}
.run{fill:var(--accent);fill-opacity:.3;stroke:var(--accent);stroke-width:1}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;min-width:32rem;margin:.6rem 0;overflow-wrap:normal}
th,td{text-align:left;vertical-align:top;padding:.35rem .9rem .35rem 0;border-bottom:1px solid var(--line)}
thead th{color:var(--soft);font-weight:600}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.6rem 0}
dt{color:var(--soft)}
dd{margin:0;grid-column:-2}
.events>li{display:grid;grid-template-columns:9.5rem 1fr;gap:.2rem 1.25rem;padding:.9rem 0;\
border-bottom:1px solid var(--line)}
.events .what{font-weight:600;font-size:1.05rem;line-height:1.4;margin-top:0}
.events>li>div:first-child>*{display:block}
.sources time{white-space:nowrap}
.events .kind{color:var(--soft);font-size:.8125rem}
.events li:target{background:var(--card);box-shadow:0 0 0 .6rem var(--card)}
.sources{display:flex;flex-wrap:wrap;gap:.1rem 1rem}
.flag{color:var(--accent);font-weight:600}
footer{padding:2rem 1.25rem 3rem}
@media (max-width:36rem){.events>li{grid-template-columns:1fr}dl{grid-template-columns:1fr;gap:0}\
dd{margin-bottom:.4rem}article{padding:.9rem}table{min-width:0}\
thead{position:absolute;left:-100rem}tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}\
td{display:block;padding:0;border:0}td:nth-child(1)::before{content:"Announced: "}\
td:nth-child(3)::before{content:"Limit: "}}
@media print{body{background:none}article{break-inside:avoid}nav,.skip{display:none}}
"""
