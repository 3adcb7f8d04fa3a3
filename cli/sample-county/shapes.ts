/** What families look like, by size: ages in years, those of others relative to the head's. */
import type { Sex } from './identities.ts';
import { weigh } from './random.ts';

export interface Shape {
  headAge: readonly [number, number];
  others: readonly Relative[];
}

interface Relative {
  relation: string;
  /** Absent where it is the other one than the head's. */
  sex?: Sex;
  /** Years older than the head; negative for younger. */
  older: readonly [number, number];
  /** Bears the family's surname. */
  kin: boolean;
}

const spouse: Relative = { relation: '配偶', older: [-6, 4], kin: false };
const son: Relative = { relation: '子', sex: 'male', older: [-34, -22], kin: true };
const daughter: Relative = { relation: '女', sex: 'female', older: [-32, -22], kin: true };
const grandson: Relative = { relation: '孙子', sex: 'male', older: [-62, -48], kin: true };
const granddaughter: Relative = { relation: '孙女', sex: 'female', older: [-62, -48], kin: true };
const mother: Relative = { relation: '母亲', sex: 'female', older: [20, 30], kin: false };
const father: Relative = { relation: '父亲', sex: 'male', older: [22, 32], kin: true };
const brother: Relative = { relation: '兄弟', sex: 'male', older: [-8, 8], kin: true };
const daughterInLaw: Relative = { relation: '儿媳', sex: 'female', older: [-34, -24], kin: false };

const old = [62, 89] as const;
const grown = [28, 61] as const;
const parent = [30, 56] as const;

export const shapesBySize: Readonly<Record<number, readonly Shape[]>> = {
  1: weigh<Shape>([
    [{ headAge: old, others: [] }, 58],
    [{ headAge: grown, others: [] }, 39],
    [{ headAge: [8, 17], others: [] }, 3],
  ]),
  2: weigh<Shape>([
    [{ headAge: old, others: [spouse] }, 38],
    [{ headAge: grown, others: [spouse] }, 8],
    [{ headAge: parent, others: [son] }, 16],
    [{ headAge: parent, others: [daughter] }, 16],
    [{ headAge: old, others: [grandson] }, 6],
    [{ headAge: old, others: [granddaughter] }, 5],
    [{ headAge: [30, 58], others: [mother] }, 7],
    [{ headAge: [40, 70], others: [brother] }, 4],
  ]),
  3: weigh<Shape>([
    [{ headAge: parent, others: [spouse, son] }, 34],
    [{ headAge: parent, others: [spouse, daughter] }, 28],
    [{ headAge: parent, others: [son, daughter] }, 12],
    [{ headAge: old, others: [spouse, grandson] }, 9],
    [{ headAge: old, others: [son, granddaughter] }, 8],
    [{ headAge: [30, 58], others: [father, mother] }, 9],
  ]),
  4: weigh<Shape>([
    [{ headAge: parent, others: [spouse, son, daughter] }, 55],
    [{ headAge: parent, others: [spouse, daughter, mother] }, 25],
    [{ headAge: old, others: [spouse, son, grandson] }, 20],
  ]),
  5: weigh<Shape>([
    [{ headAge: parent, others: [spouse, son, daughter, mother] }, 60],
    [{ headAge: old, others: [spouse, son, daughterInLaw, grandson] }, 40],
  ]),
  6: weigh<Shape>([
    [{ headAge: parent, others: [spouse, son, daughter, father, mother] }, 60],
    [{ headAge: old, others: [spouse, son, daughterInLaw, grandson, granddaughter] }, 40],
  ]),
};
