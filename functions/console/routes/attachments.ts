/** Photos and scans of a case: brought by its form, several at once, and looked at again. */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { attachment, attachmentKind, type AttachmentKind } from '../../../shared/contracts/case-steps.ts';
import type { HouseholdCase } from '../../../shared/contracts/household-file.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import type { AttachOutcome } from '../../../shared/app/cases/attach-file.ts';
import { endOfName } from '../../../shared/web/file-names.ts';
import { problem } from '../../../shared/web/problems.ts';
import type { ScopedStores } from '../../../shared/web/scoped-stores.ts';
import { defineRoute, type Outcome } from '../route.ts';
import type { FormDesk } from '../steps/desk.ts';
import type { Entered } from '../steps/form.ts';
import { answerEnding, casePath, openDesk, type Ending } from './case-desk.ts';
import { queueQuery } from './queue.ts';
import { isProblem } from './households.ts';

const longestName = attachment.shape.fileName.maxLength ?? 120;
const sent = z.object({ kind: attachmentKind, version: z.coerce.number().int().positive() });

const add = defineRoute({
  method: 'POST',
  pattern: '/cases/:household/:number/attachments',
  capability: 'work-cases',
  path: casePath,
  query: queueQuery,
  handle: async (request, deps): Promise<Outcome> => {
    const { entered, files, scoped } = request;
    const desk = await openDesk(request, deps);
    if (isProblem(desk)) return desk;
    const ending = await attachAll({ desk, entered, files }, scoped);
    if (ending.kind === 'not-found') return problem('not-found');
    // What came before the one that failed is on the case already.
    const now = ending.kind === 'taken' ? desk : await openDesk(request, deps);
    if (isProblem(now)) return now;
    return answerEnding(ending, { step: 'attach', desk: now, entered }, request, deps);
  },
});

interface Brought {
  desk: FormDesk;
  entered: Entered;
  files: readonly File[];
}

async function attachAll(
  { desk, entered, files }: Brought,
  scoped: ScopedStores,
): Promise<Ending | { kind: 'not-found' }> {
  const named = sent.safeParse({ kind: entered['kind']?.[0], version: entered['version']?.[0] });
  if (!named.success) return wrong('kind', '请选择', 'choose');
  const { kind, version } = named.data;
  if (files.length === 0) return wrong('files', '请选择照片或扫描件', 'choose a photo or scan');
  if (version !== desk.open.version) return { kind: 'changed-meanwhile' };
  const kept = await keepFiles({ ...desk, kind, files }, scoped);
  return kept.kind === 'kept' ? { kind: 'taken', case: kept.case } : kept;
}

interface FilesOfCase extends Pick<FormDesk, 'file' | 'open'> {
  kind: AttachmentKind;
  files: readonly File[];
  /** What the case has already is not brought again, and no mistake. */
  again?: 'is-there';
}

/** One after the other, each on the version that the one before left; the first that fails ends it. */
export async function keepFiles(
  { file, open, kind, files, again }: FilesOfCase,
  scoped: ScopedStores,
): Promise<{ kind: 'kept'; case: HouseholdCase; keys: string[] } | Ending | { kind: 'not-found' }> {
  let it = open;
  const keys: string[] = [];
  for (const brought of files) {
    const bytes = new Uint8Array(await brought.arrayBuffer());
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const known = it.attachments.find((each) => each.sha256 === sha256);
    if (again === 'is-there' && known !== undefined) keys.push(known.key);
    else {
      const fileName = endOfName(brought.name, longestName);
      const outcome = await scoped.attachFile({
        ...{ file, case: it, seenVersion: it.version, kind, fileName, bytes },
      });
      if (outcome.kind !== 'taken') return endingOf(outcome);
      it = outcome.case;
      keys.push(...it.attachments.slice(-1).map(({ key }) => key));
    }
  }
  return { kind: 'kept', case: it, keys };
}

function endingOf(outcome: AttachOutcome): Ending | { kind: 'not-found' } {
  switch (outcome.kind) {
    case 'too-large':
      return wrong('files', '文件超过 4 MB，请缩小后上传', 'it is larger than 4 MB; make it smaller first');
    case 'unusable':
      return { kind: 'wrong', problems: new Map([['files', outcome.why]]) };
    default:
      return outcome;
  }
}

function wrong(field: string, zh: string, en: string): Ending {
  return { kind: 'wrong', problems: new Map([[field, say(zh, en)]]) };
}

const one = defineRoute({
  method: 'GET',
  pattern: '/cases/:household/:number/attachments/:sha256',
  capability: 'open-household',
  path: casePath.extend({ sha256: attachment.shape.sha256 }),
  handle: async ({ scoped, path, note }): Promise<Outcome> => {
    const opened = await scoped.openCase(path);
    if (opened.kind === 'problem') return opened;
    const found = opened.case.attachments.find(({ sha256 }) => sha256 === path.sha256);
    const bytes = found && (await scoped.readAttachment(found));
    if (found === undefined || bytes === undefined) return problem('not-found');
    note({ code: 'attachment-opened', household: path.household, subject: found.sha256.slice(0, 16) });
    const { mediaType, fileName } = found;
    // A picture shows itself and nothing else; a PDF may hold more than that, so it is saved first.
    return {
      kind: 'file',
      body: new Uint8Array(bytes),
      mediaType,
      fileName,
      inline: mediaType.startsWith('image/'),
    };
  },
});

export const attachmentRoutes = [add, one];
