/** An amount beside its limit: what is within, what is beyond, and where the limit lies. */
import { html, type Html } from '../views/html.ts';
import { colors, round } from './chart.ts';

const height = 14;
/** Room beyond the longer of the two, so that a limit at the end is still seen as a mark. */
const room = 1.04;

/** The numbers are above it in words, so that it is left out for those who do not see it. */
export function limitBar(amountFen: number, limitFen: number): Html {
  const longest = Math.max(amountFen, limitFen, 1) * room;
  const within = round((Math.min(amountFen, limitFen) / longest) * 100);
  const beyond = round((Math.max(0, amountFen - limitFen) / longest) * 100);
  const limit = round((limitFen / longest) * 100);
  return html`<svg class="limit" width="100%" height="${height + 6}" aria-hidden="true">
    <rect y="3" width="100%" height="${height}" rx="2" fill="#edf0f4" />
    <rect y="3" width="${within}%" height="${height}" fill="${colors.look}" />
    <rect x="${within}%" y="3" width="${beyond}%" height="${height}" fill="${colors.stop}" />
    <line x1="${limit}%" x2="${limit}%" y1="0" y2="${height + 6}" stroke="#1c2430" stroke-width="2" />
  </svg>`;
}
