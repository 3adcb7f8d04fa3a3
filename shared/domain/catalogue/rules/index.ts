/** Every rule that Hedui knows. Adding one is a file beside this, its name in the contracts and its lines here. */
import { z } from 'zod';
import { commercialProperty, commercialPropertyEntry } from './commercial-property.ts';
import { duplicateRecipient, duplicateRecipientEntry } from './duplicate-recipient.ts';
import { financialAssets, financialAssetsEntry } from './financial-assets.ts';
import { identityQuestion, identityQuestionEntry } from './identity-question.ts';
import { motorVehicle, motorVehicleEntry } from './motor-vehicle.ts';
import type { Rule } from './rule.ts';
import { secondHome, secondHomeEntry } from './second-home.ts';
import { unclearAsset, unclearAssetEntry } from './unclear-asset.ts';

/** An entry of a policy's rules, with the parameters of its rule. */
export const ruleEntry = z.discriminatedUnion('rule', [
  financialAssetsEntry,
  commercialPropertyEntry,
  secondHomeEntry,
  motorVehicleEntry,
  unclearAssetEntry,
  identityQuestionEntry,
  duplicateRecipientEntry,
]);
export type RuleEntry = z.infer<typeof ruleEntry>;

/** Name of a rule that this version has; a stored one may be another's. */
export type KnownRule = RuleEntry['rule'];

/** The rules by name. Each is asked only with an entry that bears its name. */
export const rules: Readonly<Record<KnownRule, Rule<RuleEntry>>> = {
  'financial-assets': financialAssets,
  'commercial-property': commercialProperty,
  'second-home': secondHome,
  'motor-vehicle': motorVehicle,
  'unclear-asset': unclearAsset,
  'identity-question': identityQuestion,
  'duplicate-recipient': duplicateRecipient,
};
