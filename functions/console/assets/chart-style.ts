/** How charts sit on a page: part of the console's style sheet. */
export const chartStyle = `
.chart{margin:0}
.chart figcaption{font-weight:600;margin:0 0 .5rem}
.chart>svg{display:block;overflow:visible;font-variant-numeric:tabular-nums}
.chart details{margin-top:.5rem;font-size:.875rem}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;margin:0 0 .5rem;padding:0;font-size:.875rem}
.legend svg{vertical-align:-1px}
@media print{.chart{break-inside:avoid}}
`;
