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
/** Whether what was found turned out to be so. */
export const turnedOut = z.enum(['true', 'in-part', 'not-true']);
export const workAbility = z.enum(['able', 'partly-able', 'unable']);

/** A member as the visit found them. */
const memberHealth = z.strictObject({
  ordinal,
  health: health.optional(),
  workAbility: workAbility.optional(),
  /** What they work as, and what they earn a month. */
  work: words.optional(),
});

/** One of the findings of the case, asked about at home. */
const checkedFinding = z.strictObject({
  rule: z.string().min(1).max(80),
  turnedOut: turnedOut.optional(),
  explanation: words.optional(),
});

export const surveyForm = z.strictObject({
  /** Who of the investigators was there. */
  surveyors: z.array(staffId).max(10).optional(),
  /** Members who were met. */
  present: z.array(ordinal).max(50).optional(),
  findings: z.array(checkedFinding).max(50).optional(),
  dwelling: z
    .strictObject({
      tenure: tenure.optional(),
      /** In whole square metres, as versions before recorded it. */
      squareMetres: z.int().positive().max(9_999).optional(),
      /** In square metres, to the hundredth. */
      area: z.number().positive().max(9_999).optional(),
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
    area: z.number().positive().optional(),
    condition: z.string().optional(),
  }).optional(),
  findings: z
    .array(
      kept({
        rule: z.string(),
        turnedOut: openWord(turnedOut).optional(),
        explanation: z.string().optional(),
      }),
    )
    .optional(),
  members: z
    .array(
      kept({
        ordinal,
        health: openWord(health).optional(),
        workAbility: openWord(workAbility).optional(),
        work: z.string().optional(),
      }),
    )
    .optional(),
});
export type StoredSurveyForm = z.infer<typeof storedSurveyForm>;
