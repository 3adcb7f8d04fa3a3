/** How documents look: a sheet of A4 on the screen, the same on paper. Fonts are those that offices have. */
export const documentStyle = `
@page{size:A4;margin:18mm 18mm 16mm 22mm}
*{box-sizing:border-box}
html{background:#e8ebef;color:#000;font:11.5pt/1.6 "FangSong","STFangsong","仿宋","SimSun","Songti SC","Noto Serif SC","Noto Sans SC",serif}
body{margin:0}
.toolbar{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;padding:.75rem 1rem;background:#0b4a7d;font:16px/1.5 system-ui,sans-serif}
.toolbar a,.toolbar button{font:inherit;color:#fff;background:none;border:1px solid #fff;border-radius:6px;padding:.35rem 1rem;text-decoration:none;cursor:pointer;min-height:2.75rem}
.toolbar span{color:#fff}
.sheet{background:#fff;width:210mm;max-width:100%;min-height:297mm;margin:1rem auto;padding:20mm 18mm 18mm 22mm;box-shadow:0 1px 6px #0003}
h1{font-family:"SimHei","STHeiti","Heiti SC","Noto Sans SC",sans-serif;font-size:20pt;font-weight:700;line-height:1.3;text-align:center;margin:0 0 2mm;letter-spacing:.06em}
h2{font-family:"SimHei","STHeiti","Heiti SC","Noto Sans SC",sans-serif;font-size:12pt;margin:5mm 0 1.5mm;break-after:avoid}
small{font:8pt/1.2 "Times New Roman",serif;display:block;letter-spacing:0;color:#333}
b small{font-weight:400}
.reference{text-align:center;margin:0 0 5mm;font-size:11pt}
p{margin:0 0 1.5mm}
.body{text-indent:2em;text-align:justify;overflow-wrap:anywhere}
td .body{text-indent:0}
.to{margin:0 0 3mm;font-weight:700}
.small{font-size:9pt;margin-top:2mm}
table{width:100%;border-collapse:collapse;margin:0 0 3mm;table-layout:fixed}
th,td{border:.3mm solid #000;padding:1.2mm 2mm;vertical-align:middle;text-align:left;font-size:10.5pt;line-height:1.4;overflow-wrap:anywhere}
th{font-weight:400;text-align:center}
tr{break-inside:avoid}
p{orphans:2;widows:2}
table.form th{width:17%;background:#f5f5f5}
table.list{table-layout:auto}
table.list th{background:#f5f5f5;white-space:nowrap}
table.list td{font-size:9.5pt}
table.form+table.form,table.form+.wide,.wide+table.form,.wide+.wide,table.form+.together>table.form{margin-top:-3.3mm}
.number{font-variant-numeric:tabular-nums;white-space:nowrap}
.findings{margin:0 0 2mm;padding-left:1.6em}
.findings li{margin-bottom:1.5mm}
.kinds{margin:0 0 1.5mm;padding-left:1.6em;font-size:10.5pt;line-height:1.4}
.answer{margin:0 0 1.5mm}
.box{white-space:nowrap;margin-right:.6em}
.mark{display:inline-block;width:1.05em;height:1.05em;border:.3mm solid #000;line-height:1;text-align:center;vertical-align:-.15em}
.box small,.findings p small{display:inline;margin-left:.3em}
.fill{display:inline-block;width:70mm;border-bottom:.3mm solid #000;height:1.2em}
.short{display:inline-block;width:20mm;border-bottom:.3mm solid #000;height:1.2em}
.room-2,.room-3,.room-5{display:block;min-height:12mm}
.room-3{min-height:15mm}
.room-5{min-height:30mm}
.right{display:block;text-align:right}
.sign{display:flex;justify-content:space-between;gap:4mm;margin:2mm 0;break-inside:avoid}
.sign small{display:inline;margin-left:.3em}
.line{display:inline-block;min-width:42mm;border-bottom:.3mm solid #000;padding:0 1mm}
.opinion{display:flex;flex-direction:column;justify-content:space-between;min-height:24mm}
.opinion .sign{margin:2mm 0 0}
.opinion .line{min-width:32mm}
.together{break-inside:avoid}
.seal{margin:8mm 0 0;text-align:right;break-inside:avoid;break-before:avoid}
.seal p{margin:0 4mm 1.5mm 0}
@media screen and (max-width:40rem){
  .sheet{padding:1.25rem 1rem;margin:0;min-height:0;box-shadow:none}
  .wide{overflow-x:auto}
  .sign{flex-wrap:wrap}
  .fill{width:100%}
}
@media print{
  html{background:#fff}
  .toolbar{display:none}
  .sheet{width:auto;min-height:0;margin:0;padding:0;box-shadow:none}
  .sheet+.sheet{break-before:page}
}
`;
