/** The one style sheet: an office screen, a phone in a village, and paper. */
export const style = `
:root{
  --ink:#1c2430;--soft:#5a6675;--line:#d9dfe7;--paper:#fff;--ground:#f3f5f8;--brand:#0b4a7d;--brand-soft:#e6f0f8;
  --stop:#a31621;--stop-soft:#fdecec;--look:#7a4b00;--look-soft:#fff4dd;--good:#1b6138;--good-soft:#e6f5ec;
  --radius:8px;--gap:1rem;
}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{font:16px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",system-ui,sans-serif;color:var(--ink);background:var(--ground);-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;display:flex;flex-direction:column}
h1{font-size:1.5rem;line-height:1.3;margin:0 0 .25rem}
h2{font-size:1.125rem;line-height:1.4;margin:0 0 .75rem}
h3{font-size:1rem;margin:1rem 0 .5rem}
p{margin:.25rem 0 .75rem}
a{color:var(--brand);text-underline-offset:.2em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid #f5a623;outline-offset:2px;border-radius:3px}
.aside{color:var(--soft);font-size:.875rem;font-weight:400}
h1 .aside,h2 .aside,h3 .aside{font-size:.8125em;margin-left:.5em}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:.5rem;background:#fff;padding:.5rem 1rem;z-index:9}
.top{background:var(--brand);color:#fff}
.top a{color:#fff;text-decoration:none}
.top .inner{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1.25rem;padding:.5rem 1.25rem;max-width:84rem;margin:0 auto}
.mark{font-size:1.125rem;font-weight:700;padding:.25rem 0}
.mark small{font-weight:400;opacity:.85;margin-left:.4em}
.who{margin-left:auto;display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1rem;font-size:.875rem}
.who form{margin:0}
.look-up{display:flex;gap:.25rem;align-items:center}
.top .look-up input[name]{width:18.5rem;max-width:60vw;padding:.2rem .5rem;font-size:.875rem}
.link{background:none;border:0;color:inherit;font:inherit;text-decoration:underline;text-underline-offset:.2em;padding:.5rem .25rem;cursor:pointer}
.nav{background:#093c66}
.nav ul{display:flex;gap:0 .25rem;list-style:none;margin:0 auto;padding:0 .75rem;max-width:84rem;overflow-x:auto}
.nav a{display:block;padding:.6rem .75rem;color:#e4edf5;text-decoration:none;white-space:nowrap;border-bottom:3px solid transparent}
.nav a:hover{color:#fff;border-color:#7fb2dc}
.nav a[aria-current]{color:#fff;font-weight:600;border-color:#fff}
main{flex:1;width:100%;max-width:84rem;margin:0 auto;padding:1.25rem}
footer{max-width:84rem;width:100%;margin:0 auto;padding:.5rem 1.25rem 1.5rem;color:var(--soft);font-size:.8125rem}
.crumbs{font-size:.875rem;margin:0 0 .5rem}
.head{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:flex-start;justify-content:space-between;margin-bottom:1rem}
.panel{background:var(--paper);border:1px solid var(--line);border-radius:var(--radius);padding:1rem 1.25rem;margin-bottom:var(--gap)}
.panel>:last-child{margin-bottom:0}
.overview{font-size:.875rem;line-height:1.45}.overview h2{margin-bottom:.4rem}.overview p{margin:.25rem 0}.overview .aside{font-size:.8125rem}.overview ul.plain>li{padding:.3rem 0}
.grid{display:grid;gap:var(--gap);grid-template-columns:repeat(auto-fit,minmax(min(22rem,100%),1fr));align-items:start;margin-bottom:var(--gap)}
.grid>.panel{margin:0}.grid tbody td:first-child{white-space:normal}
.split{display:grid;gap:0 var(--gap);grid-template-columns:minmax(0,2fr) minmax(0,1fr);align-items:start}
.tiles{display:grid;gap:.75rem;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));margin:0 0 var(--gap);padding:0;list-style:none}
.tile{background:var(--paper);border:1px solid var(--line);border-left:4px solid var(--brand);border-radius:var(--radius)}
.tile a,.tile>div{display:block;padding:.75rem 1rem;color:inherit;text-decoration:none}
.tile a:hover{background:var(--brand-soft)}
.tile b{display:block;font-size:1.625rem;line-height:1.2;font-variant-numeric:tabular-nums}
.tile span{display:block;font-size:.875rem;color:var(--soft);line-height:1.4}
.tile.stop{border-left-color:var(--stop)}.tile.look{border-left-color:#c98200}.tile.good{border-left-color:var(--good)}
.tag{display:inline-block;padding:.05rem .5rem;border-radius:1rem;font-size:.8125rem;white-space:nowrap;background:#eceff3;color:#35404d;border:1px solid transparent}
.tag.stop{background:var(--stop-soft);color:var(--stop)}
.tag.look{background:var(--look-soft);color:var(--look)}
.tag.good{background:var(--good-soft);color:var(--good)}
.tag.brand{background:var(--brand-soft);color:var(--brand)}
.note{border-left:4px solid var(--brand);background:var(--brand-soft);padding:.75rem 1rem;border-radius:0 var(--radius) var(--radius) 0;margin:0 0 var(--gap)}
.note.stop{border-color:var(--stop);background:var(--stop-soft)}
.note.good{border-color:var(--good);background:var(--good-soft)}
.note.look{border-color:#c98200;background:var(--look-soft)}
.note>:last-child{margin-bottom:0}
.scroll{position:relative;overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
caption{text-align:left;padding:0 0 .5rem;color:var(--soft);font-size:.875rem}
th,td{text-align:left;padding:.5rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
thead th{color:var(--soft);font-weight:600;font-size:.8125rem;border-bottom-width:2px;white-space:nowrap}
tbody td:first-child{white-space:nowrap}
.wide th{white-space:normal}.wide th,.wide td{padding:.5rem .3rem}.wide thead th{vertical-align:bottom}
tbody tr:hover{background:#f7f9fb}
.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.name{white-space:nowrap}.date{white-space:nowrap;font-variant-numeric:tabular-nums}
dl.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:.6rem 1rem;margin:0}
dl.facts div{min-width:0}
dt{color:var(--soft);font-size:.8125rem}
.reading dl.facts{grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:1rem 2rem}.reading dt{color:inherit;font-size:1rem;font-weight:600}
dd{margin:0;overflow-wrap:anywhere}
label,legend{font-weight:600;font-size:.875rem}
fieldset{border:0;margin:0;padding:0;min-width:0}
.field{margin:0 0 .9rem}
.field label,.field legend{display:block;margin-bottom:.2rem}
.field .hint{display:block;color:var(--soft);font-size:.8125rem;font-weight:400}
.field .error{display:block;color:var(--stop);font-size:.875rem;font-weight:600}
.field.wrong input,.field.wrong select,.field.wrong textarea{border-color:var(--stop);border-width:2px}
input,select,textarea{font:inherit;color:inherit;padding:.45rem .6rem;border:1px solid #8b97a5;border-radius:6px;background:#fff;max-width:100%}
input:not([type=checkbox]):not([type=radio]),select,textarea{width:100%}
input[type=checkbox],input[type=radio]{width:1.15rem;height:1.15rem;vertical-align:-.15rem;margin:0 .4rem 0 0}
.field.needed>label::after,.field.needed>legend::after{content:" *" / "";color:var(--stop)}
.choice{display:block;font-weight:400;padding:.2rem 0}
textarea{min-height:5rem;resize:vertical}
button,.button{font:inherit;font-weight:600;display:inline-block;padding:.5rem 1.1rem;border-radius:6px;border:1px solid var(--brand);background:var(--brand);color:#fff;cursor:pointer;text-decoration:none}
button:hover,.button:hover{background:#083a63}
.button.quiet,button.quiet{background:#fff;color:var(--brand)}
.button.quiet:hover,button.quiet:hover{background:var(--brand-soft)}
button.stop{background:var(--stop);border-color:var(--stop)}
button[disabled]{opacity:.6;cursor:default}
.actions{display:flex;flex-wrap:wrap;gap:.5rem .75rem;align-items:center}
.filters{display:grid;gap:.5rem .75rem;grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr));align-items:end}
.filters .field{margin:0}.panel>.filters+*{margin-top:.75rem}
.village>summary{padding:.5rem 0}.village+.village{border-top:1px solid var(--line)}
.save{margin:.5rem 0}.look-up .link{white-space:nowrap}
#triage .actions{position:sticky;bottom:0;background:var(--paper);padding:.5rem 0}
.bulk{position:sticky;bottom:0;z-index:2;background:var(--paper);border-top:2px solid var(--brand);padding:.6rem 0;margin-top:.25rem}
.bulk select{width:auto;min-width:10rem}.bulk label{white-space:nowrap}.bulk .chosen{min-width:4rem}
thead th a{color:inherit;text-decoration:none}thead th a:hover{text-decoration:underline}
th[aria-sort] a{color:var(--ink)}th[aria-sort=ascending] a::after{content:" ▲"}th[aria-sort=descending] a::after{content:" ▼"}
.views{display:flex;flex-wrap:wrap;gap:.4rem}.views .tag{padding:.25rem .75rem;text-decoration:none}.views .tag[aria-current]{background:var(--brand);color:#fff}
.jump{display:none}
.measure{margin-bottom:.25rem}.limit{display:block;margin:0 0 .75rem}
.found{display:flex;flex-wrap:wrap;align-items:center;gap:0 .5rem}.found .aside{white-space:nowrap}.found .limit{width:4rem;margin:0}
.listed td{padding-top:.3rem;padding-bottom:.3rem;vertical-align:middle}.listed td:not(:has(.found)),.listed .aside{white-space:nowrap}
.turn{background:var(--brand-soft);border-radius:6px;padding:.5rem .75rem}.narrow{max-width:34rem}
.button::first-letter,button::first-letter,summary::first-letter{text-transform:uppercase}
.pictures{display:flex;flex-wrap:wrap;gap:.4rem;margin-top:.4rem}.pictures canvas{border:1px solid var(--line);border-radius:4px}
.reveal{display:inline}.reveal .link{color:var(--brand);font-size:.8125rem;padding:.1rem .25rem}
.exports{font-size:.8125rem;margin:.5rem 0 0;color:var(--soft)}.tiles+.exports{margin:-.5rem 0 var(--gap)}.exports a{padding:.25rem .35rem}
fieldset.part{margin:0 0 .75rem}fieldset.part>legend{font-size:1rem;padding:.25rem 0 .35rem;width:100%;border-bottom:1px solid var(--line);margin-bottom:.6rem}fieldset.part textarea{min-height:3.4rem}
details.fold{margin:0 0 .75rem;padding-left:.75rem;border-left:3px solid var(--line)}
.papers{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:center}.idle{margin:0 0 var(--gap)}
.more{margin:.5rem 0 0}
details>summary{cursor:pointer;color:var(--brand);font-weight:600;padding:.3rem 0}
details.step{border:1px solid var(--line);border-radius:var(--radius);margin:0 0 .6rem;background:#fff}
details.step>summary{padding:.6rem .9rem;color:var(--ink)}
details.step[open]>summary{border-bottom:1px solid var(--line)}
details.step>.inside{padding:.9rem}
ul.plain{list-style:none;margin:0;padding:0}
ul.plain>li{padding:.5rem 0;border-bottom:1px solid var(--line)}
ul.plain>li:last-child{border:0}
.rows{display:flex;justify-content:space-between;gap:1rem}
.timeline{list-style:none;margin:0;padding:0 0 0 1.1rem;border-left:2px solid var(--line)}
.timeline li{position:relative;padding:0 0 .9rem}
.timeline li::before{content:"";position:absolute;left:-1.45rem;top:.5rem;width:.6rem;height:.6rem;border-radius:50%;background:var(--brand)}
.path{display:flex;flex-wrap:wrap;list-style:none;gap:.25rem;padding:0;margin:0 0 var(--gap);font-size:.8125rem}
.path li{flex:1 0 auto;min-width:4.5rem;text-align:center;padding:.3rem .4rem;background:#e6eaef;color:var(--soft);border-radius:4px}
.path li.done{background:#cfe3d7;color:#17452a}
.rounds{margin:0 0 var(--gap);padding:.5rem .75rem .5rem 2rem;background:var(--look-soft);border-left:4px solid #c98200;font-size:.9375rem}
.entered{margin:0 0 .75rem;padding:.5rem .75rem;border-left:4px solid var(--line);white-space:pre-wrap}
.path li[aria-current]{background:var(--brand);color:#fff;font-weight:700}
.side{position:sticky;top:1rem}.side tbody td:first-child{white-space:normal}
svg{max-width:100%;height:auto}
.empty{color:var(--soft);padding:.5rem 0}
.pager{display:flex;justify-content:space-between;align-items:center;gap:1rem;margin-top:.75rem}
code{font-size:.875em;overflow-wrap:anywhere}
.masked{font-family:ui-monospace,monospace;letter-spacing:.02em}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:60rem){.split{grid-template-columns:minmax(0,1fr)}.side{position:static}}
@media (max-width:40rem){
  main{padding:.75rem}
  h1 .aside{display:block;margin:0;font-size:.875rem}
  .head [data-print]{display:none}
  tbody td:first-child{white-space:normal}
  .top .inner{padding:.4rem .75rem}
  .who{margin-left:0;width:100%;justify-content:space-between}.look-up{flex:1 1 100%}.look-up input{flex:1;max-width:none}
  .panel{padding:.75rem .9rem}
  .nav ul{flex-wrap:wrap;overflow:visible;padding:0 .25rem}.nav a{padding:.6rem .55rem}
  .nav a,.link,button,.button{min-height:2.75rem}
  table:not(.cards) th,table:not(.cards) td{padding:.45rem .4rem}table:not(.cards) thead th{white-space:normal}
  .scroll table:not(.cards) th,.scroll table:not(.cards) td{min-width:4em}
  table.cards thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
  table.cards,table.cards tbody,table.cards tr,table.cards td{display:block;width:100%}
  table.cards tr{border:1px solid var(--line);border-radius:var(--radius);padding:.4rem .6rem;margin-bottom:.6rem;background:#fff}
  table.cards tbody tr{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 .75rem}
  table.cards tbody td{width:auto;max-width:100%;border:0;padding:0;text-align:left;white-space:normal;overflow-wrap:anywhere}
  table.cards td:empty{display:none}
  table.cards td::before{content:attr(data-label);margin-right:.35rem;color:var(--soft);font-size:.8125rem}
  .listed td:not(.num,.date)::before{content:none!important}.listed .found{gap:0 .35rem}.listed .found .limit{width:2.5rem}
  table.cards caption:not(.visually-hidden){display:block;width:100%}
  .jump{display:inline-block}
  .bulk{padding:.4rem 0;gap:.25rem .75rem}.bulk select{flex:1 1 8rem;min-width:0}.listed td:not(:has(.found)){white-space:normal}
  .tiles{grid-template-columns:repeat(2,minmax(0,1fr))}
}
@page{size:A4;margin:14mm 12mm}
@media print{
  html{background:#fff;font-size:11pt}
  .top,.nav,.skip,footer,.actions,.filters,form:not(.listed),.side,.crumbs,.pager,.views,.exports,details.panel{display:none!important}
  .listed th:first-child,.listed td:first-child{display:none}
  main{max-width:none;padding:0}
  .panel{border:0;padding:0;break-inside:avoid}.panel:has(table){break-inside:auto}.scroll{overflow:visible}tr{break-inside:avoid}
  .split{display:block}
  a{color:inherit;text-decoration:none}
  details>*{display:block}
}
`;
