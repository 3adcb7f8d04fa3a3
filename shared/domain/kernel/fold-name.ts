/** Names as they are compared: one spelling of each, whatever an office writes it in. */
import { keysByCharacter } from './character-table.ts';
import simplified from './simplified.json' with { type: 'json' };
import { clean } from './text.ts';

/** By OpenCC's tables. */
const simplifiedOf = keysByCharacter(simplified);

/** The simplified form of a character, which is itself where it has no other. */
export function simplify(char: string): string {
  return simplifiedOf(char)[0] ?? char;
}

/** Whitespace, and every dot, stroke and comma that separates the parts of a transcribed name. */
const SEPARATORS = /[\s.\-·•‧・･˙⋅∙●。、\u2010-\u2015\u2212]/gu;

/**
 * A name as it is compared: width, case, compatibility forms (Kangxi radicals), separators, invisible characters and
 * traditional characters folded, these one by one: conversion by phrase would make a name depend on which of them stand
 * together.
 */
export function foldName(name: string): string {
  return foldParts(name).replaceAll(SEPARATOR, '');
}

export const SEPARATOR = '·';
/** Nearly every name has nothing else in it: looking first spares the rest. */
export const HAN_ALONE = /^[\u4E00-\u9FFF]+$/;

/** The same, with one dot wherever parts are separated. */
export function foldParts(name: string): string {
  if (HAN_ALONE.test(name)) return Array.from(name, simplify).join('');
  // Dots first: a compatibility form of one of them is a space and a mark.
  const dotted = clean(name).replace(SEPARATORS, SEPARATOR).normalize('NFKC');
  const parts = clean(dotted).toUpperCase().split(SEPARATORS);
  const joined = parts.filter((part) => part !== '').join(SEPARATOR);
  return Array.from(joined, simplify).join('');
}
