/** The page's looks: no font, no picture and no script from elsewhere; light and dark. */
export const style = `
:root{color-scheme:light dark;--bg:#f7f5f0;--card:#fffdf9;--ink:#23211d;--soft:#6d675c;--line:#e2dccf;
--kept:#2c7a4b;--broken:#b3261e;--open:#855800;--known:#6a4fb3;--none:#6f695e;
--kept-bg:#e3f1e6;--broken-bg:#fbe4e0;--open-bg:#fbefcf;--known-bg:#ece6fa;--none-bg:#efebe2;
--queued:#b9b0a0;--running:#5b8fc9;--succeeded:#4c9a68;--failed:#c8524a;--cancelled:#b98a3a;--accent:#a5552c}
@media (prefers-color-scheme:dark){:root{--bg:#15161a;--card:#1d1f25;--ink:#e9e6df;--soft:#9a978f;--line:#31343d;
--kept:#7fcf9a;--broken:#ff8f85;--open:#e8bf5b;--known:#b9a4f5;--none:#9c9990;
--kept-bg:#1d3327;--broken-bg:#45211f;--open-bg:#3d3214;--known-bg:#2f2849;--none-bg:#26282f;
--queued:#5d5a55;--running:#3f6fa6;--succeeded:#3b7d53;--failed:#a8443d;--cancelled:#8d6a2c;--accent:#e39a6c}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:1060px;margin:0 auto;padding:40px 24px 72px}
code,pre,.mono{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.86em}
h1{font-size:30px;line-height:1.2;margin:0;letter-spacing:-.02em}
h2{font-size:19px;margin:48px 0 12px;letter-spacing:-.01em}
h3{font-size:16px;margin:0}
p{margin:6px 0}a{color:var(--accent)}
.eyebrow{color:var(--accent);font-weight:600;letter-spacing:.08em;text-transform:uppercase;font-size:12px;margin:0 0 6px}
.soft{color:var(--soft)}
.facts{display:flex;flex-wrap:wrap;gap:6px 22px;margin:14px 0 0;color:var(--soft)}
.facts b{color:var(--ink);font-weight:600}
.strip{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:10px;margin-top:26px}
.tile{background:var(--card);border:1px solid var(--line);border-top:4px solid var(--none);border-radius:8px;padding:12px 14px}
.tile b{display:block;font-size:16px}
.tile.broken{border-top-color:var(--broken)}.tile.inconclusive{border-top-color:var(--open)}.tile.kept{border-top-color:var(--kept)}
.tile span{display:block;font-size:13px;color:var(--soft)}
.tile .n-broken{color:var(--broken);font-weight:600}.tile .n-inconclusive{color:var(--open);font-weight:600}
.note{background:var(--open-bg);color:var(--ink);border-radius:8px;padding:10px 14px;margin:14px 0}
.table{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:10px}
table{border-collapse:collapse;width:100%}
th,td{padding:7px 12px;text-align:left;border-top:1px solid var(--line);vertical-align:top}
thead th{border-top:0;font-size:12.5px;color:var(--soft);font-weight:600}
td.fate,th.fate{text-align:center;width:84px}
tr:first-child td{border-top:0}thead+tbody tr:first-child td{border-top:1px solid var(--line)}
td .law{display:block;font-size:13px;color:var(--soft)}
.chip{display:inline-block;min-width:26px;padding:1px 8px;border-radius:999px;font-size:13px;text-align:center;background:var(--none-bg);color:var(--none);text-decoration:none}
.chip.kept{background:var(--kept-bg);color:var(--kept)}.chip.broken{background:var(--broken-bg);color:var(--broken);font-weight:700}
.chip.inconclusive{background:var(--open-bg);color:var(--open);font-weight:700}.chip.known{background:var(--known-bg);color:var(--known)}
details>summary{cursor:pointer;padding:9px 12px;color:var(--soft)}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:16px 18px;margin:0 0 14px;border-left:4px solid var(--broken)}
.card.minor,.card.once{border-left-color:var(--open)}
.head{display:flex;flex-wrap:wrap;gap:4px 10px;align-items:baseline}
.tag{font-size:12px;font-weight:600;color:var(--broken);background:var(--broken-bg);border-radius:4px;padding:1px 7px}
.minor .tag{color:var(--open);background:var(--open-bg)}
.what{font-weight:600;margin-top:8px}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:10px;margin:10px 0}
.pair>div{border-radius:8px;padding:8px 12px;overflow-wrap:anywhere;white-space:pre-wrap}
.pair small{display:block;font:600 11px/1.6 ui-sans-serif,system-ui,sans-serif;letter-spacing:.06em;text-transform:uppercase}
.want{background:var(--kept-bg)}.want small{color:var(--kept)}.came{background:var(--broken-bg)}.came small{color:var(--broken)}
.steps{display:flex;flex-wrap:wrap;gap:5px;margin:8px 0;padding:0;list-style:none}
.steps li{border:1px solid var(--line);border-radius:6px;padding:0 8px;font-size:13px}
.steps small{color:var(--soft);margin-right:5px;font-variant-numeric:tabular-nums}
.steps .wrong{border-color:var(--broken);background:var(--broken-bg);color:var(--broken);font-weight:600}.steps .wrong small{color:inherit}
details.script>summary{padding:4px 0;font-size:13px}
.quirks td:first-child{white-space:nowrap}.quirks .source{color:var(--soft);font-size:13px;overflow-wrap:anywhere}
.usd{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}td.usd.soft{color:var(--soft)}
.spend .sum th{font-weight:600}.spend .sum .soft{font-weight:400;font-size:13px}.spend code{overflow-wrap:anywhere}
.news{color:var(--open)}
pre{background:var(--bg);border:1px solid var(--line);border-radius:8px;padding:9px 12px;margin:10px 0 0;overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere}
.scene{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:14px 18px;margin:0 0 14px}
.job{margin:14px 0 0}.job .name{font-size:13px;color:var(--soft)}
svg{display:block;width:100%;height:auto;min-width:640px}.film{overflow-x:auto}
svg text{font:11px ui-sans-serif,system-ui,sans-serif;fill:var(--soft)}
svg .lane{font-size:12px}svg .phase{fill:#fff;font-size:11px;font-weight:600}svg .phase.queued,svg .phase.running{fill:var(--ink)}svg .sum{font-size:11px}
svg .rail,svg .tick{stroke:var(--line)}svg .tick{stroke-dasharray:2 4}
.bar.queued{fill:var(--queued)}.bar.running{fill:var(--running)}.bar.succeeded{fill:var(--succeeded)}.bar.failed{fill:var(--failed)}.bar.cancelled{fill:var(--cancelled)}
svg text.none{font-style:italic}svg text.wrong{fill:var(--broken);font-weight:600}svg line.wrong{stroke:var(--broken);stroke-width:1.4;stroke-dasharray:3 3}svg circle.wrong{fill:none;stroke:var(--broken);stroke-width:2}
.bar.pale{opacity:.55}
.mark path{stroke:var(--card);stroke-width:1.2;fill:var(--ink)}
.mark.submit path{fill:var(--accent)}.mark.file path{fill:var(--succeeded)}.mark.cancel path{stroke:var(--cancelled);stroke-width:2.4}
.mark.webhook path{fill:var(--known)}.mark.charged path{fill:var(--kept)}.mark.held path{fill:var(--card);stroke:var(--soft);stroke-width:1.6}
.mark.released path{fill:var(--card);stroke:var(--kept);stroke-width:1.6}
.mark.refused path{fill:var(--card);stroke:var(--broken);stroke-width:1.8}
.legend{display:flex;flex-wrap:wrap;gap:4px 18px;font-size:13px;color:var(--soft);margin:0 0 12px}
.legend svg{display:inline-block;width:14px;height:14px;min-width:0;vertical-align:-2px;margin-right:4px}
footer{margin-top:44px;color:var(--soft);font-size:13px}
@media (max-width:640px){.pair{grid-template-columns:1fr}main{padding:24px 14px}}
`
