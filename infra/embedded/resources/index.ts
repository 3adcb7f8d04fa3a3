/** What becomes of every resource type that a template may have. */
import { dataTreatments } from './data.ts';
import { declaredTreatments } from './declared.ts';
import { functionsTreatments } from './functions.ts';
import { interfaceTreatments } from './interface.ts';
import type { Treatments } from './treatment.ts';

export type { Treatment } from './treatment.ts';

export const resourceTreatments: Treatments = {
  ...declaredTreatments,
  ...interfaceTreatments,
  ...functionsTreatments,
  ...dataTreatments,
};
