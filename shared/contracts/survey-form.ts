/**
 * 入户调查表 as it is filled in at the household's home, part by part as the paper has it. Every part may be left out: what is
 * missing is then said, and never taken for nothing.
 */
import * as z from 'zod';
import { staffId } from './staff.ts';
import { kept, openWord } from './stored.ts';
import { words } from './words.ts';

const ordinal = z.int().positive();

export const tenure = z.enum(['own', 'rented', 'lent', 'other']);
export const health = z.enum(['healthy', 'chronically-ill', 'gravely-ill', 'disabled']);
export const workAbility = z.enum(['able', 'partly-able', 'unable']);

/** A member as the visit found them. */
const memberHealth = z.strictObject({
  ordinal,
  health: health.optional(),
  workAbility: workAbility.optional(),
});

export const surveyForm = z.strictObject({
  /** Who of the investigators was there. */
  surveyors: z.array(staffId).max(10).optional(),
  /** Members who were met. */
  present: z.array(ordinal).max(50).optional(),
  dwelling: z
    .strictObject({
      tenure: tenure.optional(),
      squareMetres: z.int().positive().max(9_999).optional(),
      condition: words.optional(),
    })
    .optional(),
  /** Durable goods of the home. */
  goods: words.optional(),
  vehicles: words.optional(),
  /** What the household says of its income. */
  income: words.optional(),
  spending: words.optional(),
  /** Where what is owned comes from, and what it is for. */
  origin: words.optional(),
  members: z.array(memberHealth).max(50).optional(),
  neighbours: words.optional(),
});
export type SurveyForm = z.infer<typeof surveyForm>;

/** The same as stored. */
export const storedSurveyForm = kept({
  ...surveyForm.shape,
  dwelling: kept({
    tenure: openWord(tenure).optional(),
    squareMetres: z.int().positive().optional(),
    condition: z.string().optional(),
  }).optional(),
  members: z
    .array(
      kept({
        ordinal,
        health: openWord(health).optional(),
        workAbility: openWord(workAbility).optional(),
      }),
    )
    .optional(),
});
export type StoredSurveyForm = z.infer<typeof storedSurveyForm>;
