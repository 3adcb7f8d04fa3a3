/** Photos and scans of a case: looked at before they are kept, kept before the step that names them. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { storeKeys } from '../../store/keys.ts';
import type { Bucket } from '../../store/aws/objects.ts';
import type { attachment } from '../../contracts/case-steps.ts';
import type { HouseholdCase, HouseholdFile } from '../../contracts/household-file.ts';
import type { StaffMember } from '../../contracts/staff.ts';
import { listSteps } from '../../domain/cases/take-step.ts';
import type { UnusableAttachment } from './check-attachment.ts';
import { workCase, type WorkCaseDependencies, type WorkOutcome } from './work-case.ts';

type Attachment = z.infer<typeof attachment>;

/** A file that somebody brings to a case which they may see. */
export interface BroughtFile extends Pick<Attachment, 'kind' | 'fileName'> {
  bytes: Uint8Array;
  file: HouseholdFile;
  case: HouseholdCase;
  seenVersion: number;
  actor: StaffMember;
}

export type AttachOutcome = WorkOutcome | UnusableAttachment;

export async function attachFile(
  brought: BroughtFile,
  deps: WorkCaseDependencies & { store: Bucket },
): Promise<AttachOutcome> {
  const { bytes, kind, fileName, actor, seenVersion } = brought;
  const { householdId, number } = brought.case;
  // Loaded with the first file that somebody attaches.
  const { checkAttachment } = await import('./check-attachment.ts');
  const checked = await checkAttachment(bytes, fileName);
  if (checked.kind !== 'checked') return checked;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const key = storeKeys.attachment(householdId, sha256);
  // Nothing is kept for somebody who may not attach; the step itself then says why.
  if (await mayAttach(brought, deps)) await deps.store.write(key, bytes, checked.mediaType);
  const named = { kind, fileName, key, sha256, mediaType: checked.mediaType, bytes: bytes.length };
  return workCase(
    { householdId, number, seenVersion, steps: [{ step: 'attach', attachment: named }], actor },
    deps,
  );
}

async function mayAttach(
  { file, case: it, actor }: BroughtFile,
  deps: WorkCaseDependencies,
): Promise<boolean> {
  const { policy } = await deps.policies.current();
  const context = { policy, day: deps.today(), at: deps.now().toISOString(), staff: new Map() };
  return listSteps(file, it, actor, context).some(({ step, allowed }) => step === 'attach' && allowed);
}
