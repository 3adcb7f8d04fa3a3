/** Reads the log that the target kept before: the length of the body, then the body, the changes of one write as JSON. */
import type { Change } from './ordered-texts.ts';
import { toStored } from './stored-items.ts';

const headerBytes = 4;

/** The changes of all whole records; a last one that was cut off does not count. */
export function* decodeFormerLog(log: Buffer): Generator<Change> {
  let position = 0;
  while (position + headerBytes <= log.length) {
    const end = position + headerBytes + log.readUInt32LE(position);
    if (end > log.length) return;
    const body = log.toString('utf8', position + headerBytes, end);
    for (const [key, text] of JSON.parse(body) as [key: string, text?: string][])
      yield { ...splitKey(key), stored: text === undefined ? undefined : toStored(JSON.parse(text)) };
    position = end;
  }
}

/** `item-<table>~<key>`, `table~<name>`; of an index `index-<kind>~<table>~<index>~<key>`. */
function splitKey(key: string): Pick<Change, 'place' | 'key'> {
  const parts = key.split('~');
  const ofPlace = key.startsWith('index-') ? 3 : 1;
  return { place: parts.slice(0, ofPlace).join('~'), key: parts.slice(ofPlace).join('~') };
}
