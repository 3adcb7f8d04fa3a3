/** XML as a stream of elements, with names as they are without a prefix. */
import { SaxesParser } from 'saxes';
import { ObjectUnusableError } from '../object-unusable.ts';

export type Attributes = Readonly<Record<string, string>>;

export type XmlHandlers = {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
};

/**
 * Reads a part of a workbook; after each chunk control is given back, so that what the handlers collected can be taken.
 * Entities of its own it may not have, so nothing in it grows.
 *
 * @throws ObjectUnusableError where it is no well-formed XML
 */
export async function* readXml(
  chunks: AsyncIterable<Uint8Array>,
  handlers: XmlHandlers,
): AsyncGenerator<void> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder('utf-8');
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => handlers.open?.(withoutPrefix(name), attributes));
  if (handlers.text) {
    parser.on('text', (text) => handlers.text?.(text));
    parser.on('cdata', (text) => handlers.text?.(text));
  }
  if (handlers.close) parser.on('closetag', ({ name }) => handlers.close?.(withoutPrefix(name)));
  for await (const chunk of chunks) {
    parse(() => parser.write(decoder.decode(chunk, { stream: true })));
    yield;
  }
  parse(() => parser.write(decoder.decode()).close());
  yield;
}

function parse(step: () => unknown): void {
  try {
    step();
  } catch (error) {
    if (error instanceof ObjectUnusableError) throw error;
    throw new ObjectUnusableError(
      'container-unusable',
      '工作簿内容损坏，请重新保存 a part of the workbook is damaged; save it again',
      { cause: error },
    );
  }
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}
