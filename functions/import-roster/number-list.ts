import { isUtf8 } from 'node:buffer';
import type { Bucket } from '../../shared/store/aws/objects.ts';
import { numberListKeyOf } from '../../shared/domain/deliveries/delivery-key.ts';
import { readNumberLines, type NumberListReading } from '../../shared/domain/roster/number-list.ts';

/** A line has two numbers: some hundred thousand households. */
const mostBytes = 8_000_000;

/**
 * The list of old and new numbers beside a roster, as it lies there now: it may be put when the roster is held already.
 * @returns an empty one where there is none; one without its header is refused as a whole
 */
export async function readNumberList(rosterKey: string, inbox: Bucket): Promise<NumberListReading> {
  const read = await inbox.readAtMost(numberListKeyOf(rosterKey), mostBytes);
  if (read.kind === 'gone') return { oldNumbers: new Map(), refused: 0 };
  if (read.kind !== 'bytes') return { oldNumbers: new Map(), refused: 1 };
  const { bytes } = read;
  const text = new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030').decode(bytes);
  return readNumberLines(text) ?? { oldNumbers: new Map(), refused: 1 };
}
