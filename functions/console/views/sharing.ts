/** Providers that deliver mostly the same accounts: whoever knows them says whether they are one. */
import type { SharingProviders } from '../../../shared/contracts/runs.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { sayProvider } from '../../../shared/domain/policy/providers.ts';
import { html, type Part } from './html.ts';
import { note } from './parts.ts';
import type { StaffVisit } from '../visit.ts';

export function sharingNote(
  sharing: readonly SharingProviders[],
  { t, providerName }: Pick<StaffVisit, 't' | 'providerName'>,
): Part {
  if (sharing.length === 0) return undefined;
  const lines = sharing.map(({ source, providers, shared, of }) => {
    const [a, b] = providers.map((provider) => {
      const ref = { source, provider };
      return t(sayProvider(ref, providerName(ref)));
    });
    return html`<li>
      ${t(
        say(
          `${a ?? ''} 和 ${b ?? ''}：${of} 个账户中有 ${shared} 个两家都报送`,
          `${a ?? ''} and ${b ?? ''}: of ${of} accounts ${shared} come from both`,
        ),
      )}
    </li>`;
  });
  return note(
    'look',
    html`<p>
        <strong
          >${t(say('两个提供单位报送的账户大半相同，每个账户只计一次：', 'Two providers deliver mostly the same accounts; each account counts once:'))}</strong
        >
      </p>
      <ul>
        ${lines}
      </ul>
      <p>
        ${t(
          say(
            '如为同一单位改名，请在政策的提供单位中登记旧名；如为代报，请只保留一家报送。',
            'If it is one that was renamed, give its old name in the policy; if one delivers for the other, let one of them deliver.',
          ),
        )}
      </p>`,
  );
}
