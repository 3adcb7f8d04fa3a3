/** What the smallest words of the contracts are called, wherever staff or a household read them. */
import type { Bilingual, Certainty, Scheme } from '../../contracts/primitives.ts';
import { say } from './say.ts';

export const schemeTitles: Readonly<Record<Scheme, Bilingual>> = {
  urban: say('城市低保', 'urban'),
  rural: say('农村低保', 'rural'),
};

export const certaintyTitles: Readonly<Record<Certainty, Bilingual>> = {
  verified: say('身份一致', 'verified'),
  probable: say('很可能一致', 'probable'),
  doubtful: say('身份存疑', 'doubtful'),
};
