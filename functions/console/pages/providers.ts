/** Providers and what they are called: one person proposes a name, another approves it with the other changes of policy. */
import type { ProviderRef } from '../../../shared/contracts/messages.ts';
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { isKnownSource, titleOfSource } from '../../../shared/domain/catalogue/catalogue.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { words } from '../texts/words.ts';
import type { Entered } from '../steps/form.ts';
import { hidden, textField } from '../views/fields.ts';
import { html } from '../views/html.ts';
import { note, panel, tag } from '../views/parts.ts';
import { sheetOf } from '../views/sheet.ts';
import type { Page } from '../views/shell.ts';
import type { StaffVisit } from '../visit.ts';
import { changesAddress } from '../texts/addresses.ts';

export interface ListedProvider extends ProviderRef {
  name: string | undefined;
  /** Proposed or approved, and not in force yet. */
  pending?: string | undefined;
  aliases: readonly string[];
  /** It delivers no more, on purpose. */
  isRetired: boolean;
}

export interface ProvidersView {
  providers: readonly ListedProvider[];
  entered?: Entered;
  message?: { tone: 'good' | 'stop'; text: Bilingual } | undefined;
}

/** The field of a provider's name: folders have no slash in them. */
export const fieldOf = ({ source, provider }: ProviderRef): string => `name.${source}/${provider}`;

export function providersPage(visit: StaffVisit, { providers, entered, message }: ProvidersView): Page {
  const { t, csrf } = visit;
  const list = sheetOf<ListedProvider>(visit, {
    name: 'providers',
    title: words.providers,
    rows: providers,
    empty: say('还没有单位交付过', 'nobody has delivered yet'),
    columns: [
      { title: say('数据源', 'source'), type: 'text', of: ({ source }, t) => t(titleOfSource(source)) },
      { title: say('收件目录', 'folder'), type: 'text', of: ({ provider }) => provider },
      {
        title: say('名称', 'name'),
        type: 'text',
        of: ({ name = '' }) => name,
        show: ({ name = '', pending }) =>
          html`${name}${pending !== undefined && html` ${tag(t(say(`待批准：${pending}`, `waits for approval: ${pending}`)), 'look')}`}`,
      },
      { title: say('曾用目录', 'former folders'), type: 'text', of: ({ aliases }) => aliases.join('、') },
      {
        title: say('状态', 'state'),
        type: 'text',
        of: ({ isRetired }, t) =>
          t(isRetired ? say('已停止交付', 'delivers no more') : say('交付中', 'delivers')),
      },
    ],
  });
  return {
    address: visit.path,
    title: words.providers,
    sheets: [list],
    crumbs: html`<a href="/policy">${t(words.policy)}</a>`,
    lead: html`<p>
      ${t(
        say(
          '页面和文书用这里的名称称呼提供单位；没有名称的以收件目录显示。名称是政策的一部分：一人提出，另一人批准，当晚生效。',
          'Pages and papers call a provider by this name, and by its folder where it has none. Names are policy: one person proposes, another approves, and they hold from the night on.',
        ),
      )}
      <a href="${changesAddress}">${t(words.policyChanges)}</a>
    </p>`,
    body: html`${message && note(message.tone, html`<p>${t(message.text)}</p>`)}${panel(t(words.providers), list.shown)}${panel(
      t(say('提出名称', 'Propose names')),
      html`<p class="aside">
          ${t(say('改动的名称一次提出；未改动或留空的不变。', 'Names that you change are proposed together; what you leave, or empty, stays.'))}
        </p>
        <form
          method="post"
          action="/providers/propose"
          data-guard="${t(say('有未提交的内容', 'not sent yet'))}"
          class="narrow"
        >
          ${hidden('csrf', csrf)}${providers
            .filter(({ isRetired, source }) => !isRetired && isKnownSource(source))
            .map((each) =>
              textField({
                name: fieldOf(each),
                label: `${t(titleOfSource(each.source))} · ${each.name ?? each.provider}`,
                value: entered?.[fieldOf(each)]?.[0] ?? each.pending ?? each.name,
              }),
            )}${textField({
            name: 'reason',
            label: t(say('依据（必填）', 'what they rest on (needed)')),
            hint: t(say('如单位来函、营业执照', 'a letter of the provider, its licence')),
            value: entered?.['reason']?.[0],
          })}
          <div class="actions"><button>${t(say('提出', 'Propose'))}</button></div>
        </form>`,
      'propose',
    )}`,
  };
}
