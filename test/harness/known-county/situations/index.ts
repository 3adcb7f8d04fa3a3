/** All situations; their order gives the households their numbers. */
import type { Situation } from '../situation.ts';
import { aidSituations } from './aid.ts';
import { deliverySituations } from './deliveries.ts';
import { depositSituations } from './deposits.ts';
import { eventSituations } from './events.ts';
import { everySourceSituations } from './every-source.ts';
import { homeSituations } from './homes.ts';
import { householdSituations } from './households.ts';
import { identitySituations } from './identities.ts';
import { incomeSituations } from './incomes.ts';
import { machineSituations } from './machines.ts';
import { nameSituations } from './names.ts';
import { savingsSituations } from './savings.ts';
import { stakeSituations } from './stakes.ts';
import { vehicleSituations } from './vehicles.ts';

export const situations: readonly Situation[] = [
  ...depositSituations,
  ...identitySituations,
  ...nameSituations,
  ...vehicleSituations,
  ...homeSituations,
  ...householdSituations,
  ...deliverySituations,
  ...savingsSituations,
  ...stakeSituations,
  ...machineSituations,
  ...eventSituations,
  ...aidSituations,
  ...incomeSituations,
  ...everySourceSituations,
];
