/** What every page has: where one is, who one is, and where one can go. */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import type { StaffMember } from '../../../shared/contracts/staff.ts';
import { sayWord } from '../../../shared/domain/kernel/say.ts';
import { may, seesCounty, type Capability } from '../../../shared/domain/staff/access.ts';
import { iconAddress, scriptAddress, styleAddress } from '../assets/index.ts';
import { roleNames } from '../texts/roles.ts';
import { listNames, words } from '../texts/words.ts';
import type { Visit } from '../visit.ts';
import { hidden } from './fields.ts';
import { html, type Html, type Part } from './html.ts';
import type { Sheet } from './sheet.ts';

export interface Page {
  title: Bilingual;
  /** Where it is, if it may answer a form that was sent elsewhere. */
  address?: string;
  /** Beside the title: what this is about, and what can be done with the page as a whole. */
  lead?: Part;
  actions?: Part;
  crumbs?: Part;
  body: Part;
  /** The lists of the page that are handed out as files. */
  sheets?: readonly Sheet[];
}

/** A whole document. */
export function renderPage(visiting: Visit, page: Page): Html {
  const visit = { ...visiting, path: page.address ?? visiting.path };
  const { t, language, path } = visit;
  const lang = language === 'zh' ? 'zh-Hans' : 'en';
  return html`<!DOCTYPE html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${t(page.title)} · ${t(words.product)}</title>
        <link rel="canonical" href="${path}" />
        <link rel="stylesheet" href="${styleAddress}" />
        <link rel="icon" href="${iconAddress}" type="image/svg+xml" />
        <script src="${scriptAddress}" defer></script>
      </head>
      <body>
        <a class="skip" href="#content">${t(words.skip)}</a>${header(visit)}${navigation(visit)}
        <main id="content" tabindex="-1">
          ${page.crumbs !== undefined && html`<p class="crumbs">${page.crumbs}</p>`}
          <div class="head">
            <div>
              <h1>${t(page.title)}</h1>
              ${page.lead}
            </div>
            ${page.actions !== undefined && html`<div class="actions">${page.actions}</div>`}
          </div>
          ${page.body}
        </main>
        <footer>${t(words.footer)}</footer>
      </body>
    </html>`;
}

function header(visit: Visit): Html {
  const { t, staff, language, path } = visit;
  const other = language === 'zh' ? 'en' : 'zh';
  return html`<header class="top">
    <div class="inner">
      <a class="mark" href="/">${t(words.product)}<small>${t(words.tagline)}</small></a>
      <div class="who">
        ${
          staff !== undefined &&
          html`<span
            >${staff.name} ·
            ${t(listNames(staff.roles.map((role) => sayWord(roleNames, role))))}${staff.town !== undefined && ` · ${staff.town}`}</span
          >`
        }
        ${staff !== undefined && may(staff, 'open-household') && lookUpField(visit)}
        ${staff !== undefined && html`<a href="/help">${t(words.help)}</a>`}
        <form method="post" action="/language">
          ${hidden('language', other)}${hidden('back', path)}<button class="link" lang="${other}">
            ${t(words.otherLanguage)}
          </button>
        </form>
        ${
          staff !== undefined &&
          html`<form method="post" action="/auth/sign-out">
            ${hidden('csrf', visit.csrf)}<button class="link">${t(words.signOut)}</button>
          </form>`
        }
      </div>
    </div>
  </header>`;
}

/** What is entered is sent, and is in no address. */
function lookUpField({ t, csrf }: Visit): Html {
  const label = t(words.lookUp);
  return html`<form method="post" action="/households/look-up" role="search" class="look-up">
    ${hidden('csrf', csrf)}<input
      name="entered"
      type="search"
      maxlength="50"
      required
      aria-label="${label}"
      placeholder="${t(words.lookUpBy)}"
    /><button class="link">${t(words.find)}</button>
  </form>`;
}

function navigation({ staff, t, path }: Visit): Part {
  if (staff === undefined) return undefined;
  const here = (href: string): boolean => (href === '/' ? path === '/' : path.startsWith(href));
  return html`<nav class="nav" aria-label="${t(words.mainNavigation)}">
    <ul>
      ${listDestinations(staff).map(
        ({ href, title, inTown }) =>
          html`<li>
            <a
              href="${seesCounty(staff) ? href : (inTown ?? href)}"
              ${here(href) && html` aria-current="page"`}
              >${t(title)}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

interface Destination {
  href: string;
  /** Where town staff begin: most of what their town has open waits for the county. */
  inTown?: string;
  title: Bilingual;
}

/** The parts of the console, each with what one has to be granted to see it: navigation asks the same table as the server. */
const parts: readonly (Destination & { capability: Capability })[] = [
  { href: '/', title: words.today, capability: 'begin-the-day' },
  { href: '/cases', title: words.worklist, capability: 'list-cases', inTown: '/cases?turn=mine' },
  { href: '/households', title: words.households, capability: 'open-household' },
  { href: '/checks', title: words.checks, capability: 'see-checks' },
  { href: '/deliveries', title: words.deliveries, capability: 'see-deliveries' },
  { href: '/runs', title: words.runs, capability: 'see-runs' },
  { href: '/payments', title: words.payments, capability: 'list-payments' },
  { href: '/statistics', title: words.statistics, capability: 'see-statistics' },
  { href: '/policy', title: words.policy, capability: 'see-policy' },
  { href: '/staff', title: words.staff, capability: 'read-staff-records' },
  { href: '/audit', title: words.audit, capability: 'read-audit' },
];

function listDestinations(staff: StaffMember): readonly Destination[] {
  return parts.filter(({ capability }) => may(staff, capability));
}
